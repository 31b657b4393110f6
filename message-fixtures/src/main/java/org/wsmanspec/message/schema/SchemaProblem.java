package org.wsmanspec.message.schema;

/**
 * One place where a message does not fit the schemas.
 *
 * @param key the broken validation rule as XML Schema part 1 appendix C names it, such as {@code
 *     cvc-complex-type.2.4.a}; never empty and the same in every language
 * @param message what is wrong, in English
 * @param xpath the element: the misplaced one, the one with the bad value or attribute, or the one
 *     that lacks a child; in the prefixes of {@link
 *     org.wsmanspec.message.vocabulary.Namespaces#byPrefix()}
 */
public record SchemaProblem(String key, String message, String xpath) {

  @Override
  public String toString() {
    return xpath + ": " + message + " (" + key + ")";
  }
}
