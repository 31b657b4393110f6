package org.wsmanspec.mock.powershell;

/** The value {@code $null}: values of scripts are never a null of Java. */
public enum PsNull {
  /** The one value. */
  NULL;

  /** Empty, as PowerShell writes it. */
  @Override
  public String toString() {
    return "";
  }
}
