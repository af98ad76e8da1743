import { Button, Group } from '@mantine/core';
import { asQuery, type Filters } from './filters/asked.ts';
import { useReportTexts } from './words.ts';

/** The table as files, which the line makes; the chart as a picture, which is drawn here. */
export function Downloads({
  name,
  asked,
  picture,
}: {
  name: string;
  asked: Filters;
  /** Null where nothing is drawn. */
  picture: (() => Promise<HTMLCanvasElement>) | null;
}) {
  const words = useReportTexts();
  const file = (format: string): string => `/api/v1/reports/${name}.${format}${asQuery(asked)}`;
  return (
    <Group gap="xs" role="group" aria-label={words.save}>
      <Button component="a" href={file('csv')} download variant="default" size="sm">
        {words.saveCsv}
      </Button>
      <Button component="a" href={file('xlsx')} download variant="default" size="sm">
        {words.saveXlsx}
      </Button>
      {picture && (
        <Button
          variant="default"
          size="sm"
          onClick={() => void picture().then((made) => save(made, `${name}.png`))}
        >
          {words.savePng}
        </Button>
      )}
    </Group>
  );
}

function save(canvas: HTMLCanvasElement, name: string): void {
  canvas.toBlob((blob) => {
    if (!blob) return;
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }, 'image/png');
}
