/** The product's mark, the same drawing as `extension/icons/icon.svg`. */
export function Logo() {
  return (
    <svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect class="logo-ground" width="32" height="32" rx="8" />
      <path class="logo-line" d="M12.2 12V6.6c0-.9.7-1.6 1.6-1.6h4.4c.9 0 1.6.7 1.6 1.6V12" />
      <rect class="logo-line" x="8.6" y="12" width="14.8" height="15" rx="4" />
      <path class="logo-check" d="m12.6 19.6 2.5 2.6 4.5-5.2" />
    </svg>
  );
}
