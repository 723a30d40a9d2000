/** Says on an operators' page that what is read is no game. */
import type { ReactNode } from 'react';
import { useWords } from '#store/words/react.tsx';
import { WithParts } from '#store/words/with-parts.tsx';
import { HazardBand } from './alarm-bands.tsx';

/** Stands in `<Bands>` while random values come. */
export function TestDataBand(): ReactNode {
  const { preview } = useWords();
  return (
    <section aria-label={preview.testData} data-testid="test-data">
      <HazardBand word={preview.testDataOnAir}>
        <WithParts
          say={preview.testDataMeans}
          parts={[
            // As that program's own buttons say it.
            <em key="send" lang="en">
              Send Test Data
            </em>,
            <em key="clear" lang="en">
              Clear Test Data
            </em>,
          ]}
        />
      </HazardBand>
    </section>
  );
}
