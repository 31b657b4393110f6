package org.wsmanspec.report.html;

/**
 * Text that is HTML already and goes into the page as it is; everything else is escaped.
 *
 * @param html well-formed HTML made by this package
 */
record Markup(String html) {

  @Override
  public String toString() {
    return html;
  }
}
