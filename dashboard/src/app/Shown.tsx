import { Suspense, useEffect, useRef } from "react";
import { Route, Routes, useLocation } from "react-router";
import { ErrorBoundary } from "./ErrorBoundary";
import { PAGES, pageAt } from "./pages";

/** The page the address names. One that breaks takes no other with it. */
export function Shown() {
  const { pathname } = useLocation();
  const entry = pageAt(pathname);
  const main = useRef<HTMLElement>(null);
  useArrival(main, pathname, entry?.title);
  return (
    <main id="page" ref={main} tabIndex={-1}>
      <h1 className={entry?.path === "" ? "visually-hidden" : "page-title"}>{entry?.title ?? "There is no such page"}</h1>
      <ErrorBoundary key={pathname}>
        <Suspense fallback={null}>
          <Routes>
            {PAGES.map(({ path, page: Page }) => (
              <Route key={path} path={`/${path}${path === "" ? "" : "/*"}`} element={<Page />} />
            ))}
            <Route path="*" element={<p className="page-nowhere">Nothing is at this address.</p>} />
          </Routes>
        </Suspense>
      </ErrorBoundary>
    </main>
  );
}

/** Who goes to another page arrives at its top, with eyes and with a screen reader. */
function useArrival(main: { readonly current: HTMLElement | null }, pathname: string, title: string | undefined): void {
  const last = useRef(pathname);
  useEffect(() => {
    document.title = title === undefined ? "Sapphire" : `${title}, Sapphire`;
    if (last.current !== pathname) {
      last.current = pathname;
      main.current?.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  }, [main, pathname, title]);
}
