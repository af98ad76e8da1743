import { notifications } from '@mantine/notifications';

/** A short word that something was done. */
export const told = (message: string): string =>
  notifications.show({ message, color: 'green', autoClose: 4_000, withCloseButton: false });
