package org.wsmanspec.message.psrp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.ClixmlDocument;

/** Every PSRP message that others recorded from Windows and from their clients. */
class RecordedMessagesTests {

  @Test
  void everyFragmentIsWrittenAsItWasRead() {
    int count = 0;
    for (Recorded recorded : Recorded.all()) {
      List<Fragment> fragments = FragmentReader.readAll(recorded.octets());
      assertArrayEquals(recorded.octets(), Fragment.encode(fragments), recorded.where());
      count += fragments.size();
    }
    assertEquals(339, count);
  }

  @Test
  void everyMessageIsOfAKnownTypeAndIsWrittenAsItWasRead() {
    Map<MessageType, Integer> seen = new EnumMap<>(MessageType.class);
    for (Recorded.Message recorded : Recorded.messages()) {
      PsrpMessage message = PsrpMessage.decode(recorded.octets());
      assertArrayEquals(recorded.octets(), message.encode(), recorded.where());
      MessageType type = message.type().orElseThrow();
      Destination to = message.destination().orElseThrow();
      assertEquals(recorded.fromServer() ? Destination.CLIENT : Destination.SERVER, to);
      assertTrue(type.direction().allows(to), recorded.where() + ": " + message);
      seen.merge(type, 1, Integer::sum);
    }
    assertEquals(338, seen.values().stream().mapToInt(Integer::intValue).sum());
    assertEquals(24, seen.size(), seen.toString());
  }

  @Test
  void allDataAreWrittenAsTheyWereRead() {
    for (Recorded.Message recorded : Recorded.messages()) {
      byte[] data = PsrpMessage.decode(recorded.octets()).data();
      if (data.length > 0) {
        ClixmlDocument document = Clixml.read(data);
        assertEquals(
            new String(data, UTF_8), new String(Clixml.write(document), UTF_8), recorded.where());
        assertEquals(document, Clixml.read(Clixml.write(document)), recorded.where());
      }
    }
  }

  @Test
  void whatEveryMessageSaysSurvivesBeingWrittenAnew() {
    for (Recorded.Message recorded : Recorded.messages()) {
      PsrpMessage message = PsrpMessage.decode(recorded.octets());
      PsrpPayload payload = message.payload();
      PsrpMessage again =
          PsrpMessage.of(
              message.destination().orElseThrow(), message.poolId(), message.pipelineId(), payload);
      assertEquals(message.type(), again.type());
      assertEquals(
          detached(payload), detached(again.payload()), () -> recorded.where() + " " + message);
    }
  }

  /** Without numbers of objects, which may be others. */
  private static String detached(PsrpPayload payload) {
    return payload
        .toString()
        .replaceAll("[rR]efId=(Optional(\\.empty|\\[[^]]*\\])|[0-9]+)", "")
        .replaceAll("reference=(true|false)", "");
  }

  @Test
  void whatWindowsSaysIsWrittenAlikeByOurOwnRecords() {
    Map<MessageType, List<String>> others = new EnumMap<>(MessageType.class);
    int alike = 0;
    for (Recorded.Message recorded : Recorded.messages()) {
      PsrpMessage message = PsrpMessage.decode(recorded.octets());
      if (recorded.fromServer()) {
        PsrpMessage again =
            PsrpMessage.of(
                Destination.CLIENT, message.poolId(), message.pipelineId(), message.payload());
        if (again.equals(message)) {
          alike++;
        } else {
          others
              .computeIfAbsent(message.type().orElseThrow(), t -> new ArrayList<>())
              .add(
                  recorded.where()
                      + "\n"
                      + new String(message.data(), UTF_8)
                      + "\n"
                      + new String(again.data(), UTF_8));
        }
      }
    }
    assertTrue(others.isEmpty(), () -> others.keySet() + " " + others.values());
    assertEquals(221, alike);
  }

  @Test
  void recordedKeysAreInTheirForms() {
    int keys = 0;
    for (Recorded.Message recorded : Recorded.messages()) {
      PsrpPayload payload = PsrpMessage.decode(recorded.octets()).payload();
      if (payload instanceof PublicKey key) {
        KeyExchange.check(key);
        SessionKey session = SessionKey.generate();
        EncryptedSessionKey answer = KeyExchange.answer(key, session);
        assertEquals(268, Base64.getDecoder().decode(answer.base64()).length);
        keys++;
      } else if (payload instanceof EncryptedSessionKey key) {
        KeyExchange.check(key);
        keys++;
      }
    }
    assertEquals(4, keys);
  }

  @Test
  void messagesOfThePoolNameNoPipeline() {
    for (Recorded.Message recorded : Recorded.messages()) {
      PsrpMessage message = PsrpMessage.decode(recorded.octets());
      Optional<UUID> pipeline = message.pipelineId();
      boolean pool = message.type().orElseThrow().target() == MessageType.Target.POOL;
      assertEquals(pool, pipeline.isEmpty(), recorded.where() + ": " + message);
    }
  }
}
