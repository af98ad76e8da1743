import { Button, Group } from '@mantine/core';
import { useReportTexts } from './words.ts';

/** The chart as a picture, which is drawn here. */
export function Downloads({ name, picture }: { name: string; picture: () => Promise<HTMLCanvasElement> }) {
  const words = useReportTexts();
  return (
    <Group gap="xs" role="group" aria-label={words.save}>
      <Button
        variant="default"
        size="sm"
        onClick={() => void picture().then((made) => save(made, `${name}.png`))}
      >
        {words.savePng}
      </Button>
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
