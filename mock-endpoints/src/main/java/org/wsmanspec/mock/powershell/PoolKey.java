package org.wsmanspec.mock.powershell;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.wsmanspec.message.clixml.ClixmlValue;
import org.wsmanspec.message.psrp.EncryptedSessionKey;
import org.wsmanspec.message.psrp.KeyExchange;
import org.wsmanspec.message.psrp.PublicKey;
import org.wsmanspec.message.psrp.PublicKeyRequest;
import org.wsmanspec.message.psrp.SessionKey;
import org.wsmanspec.mock.powershell.language.StoppedException;

/** The session key of a pool, and its exchange (MS-PSRP 3.2.5.4.3 to 3.2.5.4.5). */
final class PoolKey {

  private static final long PATIENCE_SECONDS = 60;

  private final Pool pool;
  private final SessionKey key = SessionKey.generate();
  private CompletableFuture<SessionKey> exchanged = new CompletableFuture<>();
  private boolean requested;

  PoolKey(Pool pool) {
    this.pool = pool;
  }

  /** The key, once the client has it. */
  synchronized Optional<SessionKey> current() {
    return exchanged.isDone() ? Optional.of(key) : Optional.empty();
  }

  /**
   * Answers a client's public key.
   *
   * @throws org.wsmanspec.message.psrp.PsrpException if it is none
   */
  synchronized void exchange(PublicKey client) {
    EncryptedSessionKey answer = KeyExchange.answer(client, key);
    pool.sendWithoutPool(answer);
    requested = true;
    exchanged.complete(key);
  }

  /** Another client has come, which does not have the key. */
  synchronized void forgetClient() {
    exchanged = new CompletableFuture<>();
    requested = false;
  }

  /** Sees to it that the client has the key, asking for its public key if need be. */
  void ensure() {
    CompletableFuture<SessionKey> waiting;
    synchronized (this) {
      waiting = exchanged;
      if (!waiting.isDone() && !requested) {
        requested = true;
        pool.sendWithoutPool(new PublicKeyRequest());
      }
    }
    try {
      SessionKey have = waiting.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assert have.equals(key);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    } catch (ExecutionException | TimeoutException e) {
      throw Deserializer.noKey();
    }
  }

  ClixmlValue encrypted(SecureText text) {
    ensure();
    return key.encrypt(text.reveal());
  }
}
