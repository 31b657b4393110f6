package org.wsmanspec.mock.cim.mof;

/**
 * A MOF text and the name errors give it.
 *
 * @param name for instance a file name
 * @param text the whole text
 */
public record MofSource(String name, String text) {
  @Override
  public String toString() {
    return name;
  }
}
