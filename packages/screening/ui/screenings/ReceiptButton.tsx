import { Button, ProblemNote, save, useWords } from '@belfry/ui-kit';
import { IconCertificate } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { fetchReceipt } from './screenings.queries';

/** Issues the signed receipt and hands it over as a file. */
export function ReceiptButton({ id, disabled }: { readonly id: string; readonly disabled?: boolean }) {
  const t = useWords();
  const issue = useMutation({
    mutationFn: () => fetchReceipt(id),
    onSuccess: (receipt) =>
      save(`belfry-receipt-${receipt.body.id}.json`, JSON.stringify(receipt, null, 2), 'application/json'),
  });
  return (
    <>
      <Button
        leftSection={<IconCertificate size={14} />}
        disabled={disabled}
        loading={issue.isPending}
        onClick={() => issue.mutate()}
      >
        {t('receipt.download')}
      </Button>
      {issue.isError && <ProblemNote problem={issue.error} retry={() => issue.mutate()} />}
    </>
  );
}
