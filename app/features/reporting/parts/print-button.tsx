import { useEffect, useState } from "react";
import { Button } from "~/ui/button";

/** Opens the browser's own print; without scripts it is not there, and the browser's menu does the same. */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button type="button" look="plain" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
