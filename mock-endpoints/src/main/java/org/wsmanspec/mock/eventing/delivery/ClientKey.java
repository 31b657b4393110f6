package org.wsmanspec.mock.eventing.delivery;

import java.security.KeyStore;

/**
 * What deliveries over TLS prove themselves with.
 *
 * @param store with one key and its certificates
 * @param password of the key; never in texts
 */
public record ClientKey(KeyStore store, String password) {
  @Override
  public String toString() {
    return "ClientKey";
  }
}
