/** How many files (sockets too) the system lets this process open; undefined where it says none, as Windows does. To be asked before it has any socket. */
export function filesMax(): number | undefined {
  const { report } = process;
  // Whose names would be looked up, were there sockets already. Newer than the type declarations.
  Object.assign(report, { excludeNetwork: true });
  const said = report.getReport();
  const { userLimits } = said as { userLimits?: { open_files?: { soft?: unknown } } };
  const soft = userLimits?.open_files?.soft;
  return typeof soft === 'number' ? soft : undefined;
}
