import type { ReactNode } from "react";
import { NavLink, Link, useSearchParams } from "react-router";
import { carried } from "./address";

interface PageLinkProps {
  readonly to: string;
  /** Marks itself while its page is shown. */
  readonly nav?: boolean;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A way to another page that keeps the market and the moment one looks at. */
export function PageLink({ to, nav = false, className = "", children }: PageLinkProps) {
  const [search] = useSearchParams();
  const [pathname = "", own] = to.split("?", 2);
  const target = { pathname, search: carried(search, own) };
  return nav ? (
    <NavLink to={target} end={pathname === "/"} className={className}>
      {children}
    </NavLink>
  ) : (
    <Link to={target} className={className}>
      {children}
    </Link>
  );
}
