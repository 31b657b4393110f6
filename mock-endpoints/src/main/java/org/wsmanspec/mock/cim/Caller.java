package org.wsmanspec.mock.cim;

/**
 * On whose behalf an operation runs.
 *
 * @param principal the authenticated name, for access checks and the journal; never a secret
 */
public record Caller(String principal) {
  /** A caller for whom nobody has authenticated. */
  public static final Caller ANONYMOUS = new Caller("anonymous");
}
