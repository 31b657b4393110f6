package org.wsmanspec.message.clixml;

/**
 * How a writer of CLIXML spells what may be spelled in several ways; kept with a document so that
 * it can be written as it was read.
 *
 * @param byteOrderMark whether U+FEFF comes first, as in what Windows sends
 * @param prolog the XML declaration and the white space behind it, or an empty text
 * @param namespace whether the root names the CLIXML namespace
 * @param refIdFirst whether RefId stands before N
 * @param emptyText an empty text as {@code <S></S>} rather than as an empty-element tag
 * @param space whether an empty-element tag has a space before its slash
 */
public record Notation(
    boolean byteOrderMark,
    String prolog,
    boolean namespace,
    boolean refIdFirst,
    boolean emptyText,
    boolean space) {

  /** As PowerShell on Windows writes. */
  public static final Notation POWERSHELL = new Notation(true, "", false, false, true, true);

  /** As PowerShell writes, without the byte-order mark, as most other clients do. */
  public static final Notation PLAIN = new Notation(false, "", false, false, true, true);
}
