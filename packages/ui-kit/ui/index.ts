export type { Session } from '@belfry/platform/api';
// Only these parts of Mantine have their styles loaded (see styles.ts). Grouping is plain CSS.
export {
  ActionIcon,
  Button,
  Checkbox,
  FileButton,
  Kbd,
  Loader,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Progress,
  Radio,
  SegmentedControl,
  Select,
  Switch,
  Tabs,
  Textarea,
  TextInput,
  Tooltip,
} from '@mantine/core';
export { useDebouncedValue } from '@mantine/hooks';
export {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
export * from '../core/address';
export * from '../core/format';
export * from '../core/table-order';
export * from '../core/table-text';
export * from './address';
export * from './api';
export * from './BelfryProvider';
export * from './Dialog';
export * from './Drop';
export * from './events';
export * from './FigureInput';
export * from './FilePick';
export * from './frame/AsOfControl';
export * from './frame/Frame';
export * from './Go';
export * from './i18n';
export * from './jobs/JobLine';
export * from './jobs/jobs.queries';
export * from './KeysOverlay';
export { isField, type Key, useKeys } from './keys';
export * from './live';
export * from './look';
export * from './marks';
export * from './Page';
export * from './ReasonDialog';
export * from './SearchField';
export * from './save';
export * from './states';
export * from './table/column';
export * from './table/DataTable';
export * from './use-format';
