import { useEffect, useRef, type ReactNode } from 'react';

/** A live picture behind the graphic, without sound. */
export function LiveBackdrop({ stream, className }: { stream: MediaStream; className: string | undefined }): ReactNode {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (element === null) return undefined;
    element.srcObject = stream;
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  return <video ref={video} className={className} autoPlay muted playsInline aria-hidden="true" tabIndex={-1} />;
}
