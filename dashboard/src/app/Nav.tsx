import { PageLink } from "../ui/PageLink";
import { PAGES, type PageEntry } from "./pages";

/** How many fit beside each other on a phone; the others are one touch further. */
const ON_PHONE = 4;

/** The way to every page: a column where there is room, a row below the bar, a bar in reach of the thumb on a phone. */
export function Nav() {
  return (
    <nav className="nav" aria-label="Pages">
      <ul>
        {PAGES.map((entry, index) => (
          <li key={entry.path} className={index < ON_PHONE ? "" : "nav-rest"}>
            <NavItem entry={entry} />
          </li>
        ))}
        <li className="nav-more">
          <details>
            <summary>More</summary>
            <ul>
              {PAGES.slice(ON_PHONE).map((entry) => (
                <li key={entry.path}>
                  <NavItem entry={entry} />
                </li>
              ))}
            </ul>
          </details>
        </li>
      </ul>
    </nav>
  );
}

function NavItem({ entry }: { readonly entry: PageEntry }) {
  return (
    <PageLink className="nav-link" to={`/${entry.path}`} nav>
      <span className="nav-title">{entry.short}</span>
      <kbd aria-hidden="true">g {entry.key}</kbd>
    </PageLink>
  );
}
