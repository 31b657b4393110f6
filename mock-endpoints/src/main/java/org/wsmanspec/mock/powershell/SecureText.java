package org.wsmanspec.mock.powershell;

/** A secure string: its text does not show by accident. */
public final class SecureText {

  private final String secret;

  /** Keeps a text. */
  public SecureText(String secret) {
    this.secret = secret;
  }

  /** The text. */
  public String reveal() {
    return secret;
  }

  /** The name of the type, as PowerShell shows it. */
  @Override
  public String toString() {
    return "System.Security.SecureString";
  }
}
