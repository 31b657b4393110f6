package org.wsmanspec.message.psrp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.psrp.PsrpException.Kind;

class FragmentsTests {

  private static final PsrpLimits SMALL = new PsrpLimits(100, 250, 2, 300);

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new SplittableRandom(length).nextBytes(bytes);
    return bytes;
  }

  private static void fails(Kind kind, org.junit.jupiter.api.function.Executable code) {
    PsrpException e = assertThrows(PsrpException.class, code);
    assertEquals(kind, e.kind(), e::getMessage);
  }

  @Test
  void theHeaderIsInNetworkOrder() {
    byte[] octets = hex("0000000000000005 0000000000000001 02 00000003 66 67 68");
    Fragment fragment = FragmentReader.readAll(octets).get(0);
    assertEquals(5, fragment.objectId());
    assertEquals(1, fragment.fragmentId());
    assertTrue(fragment.end() && !fragment.start());
    assertArrayEquals(new byte[] {0x66, 0x67, 0x68}, fragment.blob());
    assertArrayEquals(octets, fragment.encode());
    assertEquals(fragment, Fragment.of(5, 1, false, true, new byte[] {0x66, 0x67, 0x68}));
  }

  @Test
  void reservedBitsAreKeptAndMeanNothing() {
    byte[] octets = hex("0000000000000001 0000000000000000 ff 00000000");
    Fragment fragment = FragmentReader.readAll(octets).get(0);
    assertTrue(fragment.start() && fragment.end());
    assertArrayEquals(octets, fragment.encode());
    assertEquals(0xFF, fragment.flags());
  }

  @Test
  void messagesSurviveEverySizeOfBlobAndEveryCutOfTheStream() {
    for (int seed = 0; seed < 400; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<byte[]> messages = new ArrayList<>();
      List<List<Fragment>> cut = new ArrayList<>();
      int count = 1 + random.nextInt(5);
      for (int i = 0; i < count; i++) {
        byte[] message = bytes(random.nextInt(600));
        messages.add(message);
        cut.add(
            new ArrayList<>(
                Fragmenter.split(
                    i + 1, message, 1 + random.nextInt(200), 1 + random.nextInt(200))));
      }
      List<Fragment> mixed = new ArrayList<>();
      while (!cut.isEmpty()) {
        List<Fragment> from = cut.get(random.nextInt(cut.size()));
        mixed.add(from.remove(0));
        cut.removeIf(List::isEmpty);
      }
      byte[] stream = Fragment.encode(mixed);
      FragmentReader reader = new FragmentReader();
      Defragmenter defragmenter = new Defragmenter();
      byte[][] found = new byte[count][];
      for (int at = 0; at < stream.length; ) {
        int to = Math.min(stream.length, at + 1 + random.nextInt(60));
        reader.feed(
            stream,
            at,
            to - at,
            f -> defragmenter.accept(f).ifPresent(m -> found[(int) f.objectId() - 1] = m));
        at = to;
      }
      reader.end();
      defragmenter.end();
      for (int i = 0; i < count; i++) {
        assertArrayEquals(messages.get(i), found[i], "seed " + seed);
      }
      assertEquals(mixed, FragmentReader.readAll(stream));
    }
  }

  @Test
  void everyFirstAndLastFragmentSaysSo() {
    List<Fragment> fragments = Fragmenter.split(7, bytes(10), 3, 4);
    assertEquals(List.of(3, 4, 3), fragments.stream().map(Fragment::blobLength).toList());
    assertEquals(List.of(1, 0, 2), fragments.stream().map(Fragment::flags).toList());
    assertEquals(List.of(0L, 1L, 2L), fragments.stream().map(Fragment::fragmentId).toList());
    assertEquals(
        List.of(3), Fragmenter.split(7, bytes(10), 10, 1).stream().map(Fragment::flags).toList());
    assertEquals(
        List.of(3), Fragmenter.split(7, new byte[0], 1, 1).stream().map(Fragment::flags).toList());
    assertThrows(IllegalArgumentException.class, () -> Fragmenter.split(1, bytes(1), 0, 1));
  }

  @Test
  void messagesAreNumberedFromOne() {
    Fragmenter fragmenter = new Fragmenter();
    PsrpMessage message =
        PsrpMessage.of(
            Destination.SERVER, new UUID(1, 2), Optional.empty(), new PublicKeyRequest());
    assertEquals(1, fragmenter.split(message, 10).get(0).objectId());
    assertEquals(2, fragmenter.split(message, 10).get(0).objectId());
    assertEquals(3, fragmenter.nextObjectId());
  }

  @Test
  void whatDoesNotContinueIsRefused() {
    byte[] blob = {1};
    fails(Kind.NO_OBJECT_ID, () -> new Defragmenter().accept(Fragment.of(0, 0, true, true, blob)));
    fails(Kind.START_BIT, () -> new Defragmenter().accept(Fragment.of(1, 0, false, true, blob)));
    fails(Kind.START_BIT, () -> new Defragmenter().accept(Fragment.of(1, 1, true, true, blob)));
    fails(Kind.NOT_STARTED, () -> new Defragmenter().accept(Fragment.of(1, 1, false, true, blob)));
    fails(Kind.STARTED_TWICE, () -> after(Fragment.of(1, 0, true, false, blob)));
    fails(
        Kind.DUPLICATE,
        () -> {
          Defragmenter defragmenter = begun();
          defragmenter.accept(Fragment.of(1, 1, false, false, blob));
          defragmenter.accept(Fragment.of(1, 1, false, false, blob));
        });
    fails(Kind.OUT_OF_ORDER, () -> after(Fragment.of(1, 2, false, true, blob)));
    fails(Kind.OUT_OF_ORDER, () -> after(Fragment.of(1, -1, false, true, blob)));
    fails(Kind.TRUNCATED, () -> begun().end());
  }

  private static Defragmenter begun() {
    Defragmenter defragmenter = new Defragmenter();
    defragmenter.accept(Fragment.of(1, 0, true, false, new byte[] {9}));
    return defragmenter;
  }

  private static void after(Fragment fragment) {
    begun().accept(fragment);
  }

  @Test
  void anObjectThatFailedIsForgottenAndOthersGoOn() {
    Defragmenter defragmenter = begun();
    defragmenter.accept(Fragment.of(2, 0, true, false, new byte[] {7}));
    PsrpException e =
        assertThrows(
            PsrpException.class,
            () -> defragmenter.accept(Fragment.of(1, 5, false, false, new byte[] {9})));
    assertEquals(OptionalLong.of(1), e.objectId());
    assertEquals("fragment 5 of object 1, 1 octets: expected FragmentId 1", e.getMessage());
    assertEquals(1, defragmenter.openObjects());
    assertArrayEquals(
        new byte[] {7, 8},
        defragmenter.accept(Fragment.of(2, 1, false, true, new byte[] {8})).orElseThrow());
    defragmenter.end();
  }

  @Test
  void aNumberMayComeAgain() {
    Defragmenter defragmenter = new Defragmenter();
    Fragment whole = Fragment.of(3, 0, true, true, new byte[] {7});
    assertTrue(defragmenter.accept(whole).isPresent());
    assertTrue(defragmenter.accept(whole).isPresent());
  }

  @Test
  void limitsHold() {
    Defragmenter long1 = new Defragmenter(SMALL);
    long1.accept(Fragment.of(1, 0, true, false, bytes(100)));
    long1.accept(Fragment.of(1, 1, false, false, bytes(100)));
    fails(Kind.TOO_LONG, () -> long1.accept(Fragment.of(1, 2, false, false, bytes(51))));
    Defragmenter many = new Defragmenter(SMALL);
    many.accept(Fragment.of(1, 0, true, false, bytes(1)));
    many.accept(Fragment.of(2, 0, true, false, bytes(1)));
    fails(Kind.TOO_MANY, () -> many.accept(Fragment.of(3, 0, true, false, bytes(1))));
    Defragmenter kept = new Defragmenter(SMALL);
    kept.accept(Fragment.of(1, 0, true, false, bytes(200)));
    fails(Kind.TOO_MANY, () -> kept.accept(Fragment.of(2, 0, true, false, bytes(101))));
    assertTrue(kept.accept(Fragment.of(1, 1, false, true, bytes(50))).isPresent());
    kept.accept(Fragment.of(4, 0, true, false, bytes(250)));
  }

  @Test
  void anAnnouncedLengthIsCheckedBeforeAnythingElse() {
    byte[] header = ByteBuffer.allocate(21).putLong(1).putLong(0).put((byte) 3).putInt(-1).array();
    PsrpException e = assertThrows(PsrpException.class, () -> new FragmentReader().feed(header));
    assertEquals(Kind.TOO_LONG, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("4294967295 octets"), e::getMessage);
  }

  @Test
  void whatCameBeforeAFailureIsTold() {
    Fragment whole = Fragment.of(1, 0, true, true, bytes(50));
    byte[] header = ByteBuffer.allocate(21).putLong(2).putLong(0).put((byte) 3).putInt(-1).array();
    List<MessageReader.Received> received = new ArrayList<>();
    byte[] stream = ByteBuffer.allocate(71 + 21).put(whole.encode()).put(header).array();
    fails(Kind.TOO_LONG, () -> new MessageReader().feed(stream, received::add));
    assertEquals(1, received.size());
  }

  @Test
  void anAnnouncedLengthTakesNoRoomBeforeItsOctetsCome() {
    PsrpLimits large = new PsrpLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
    List<FragmentReader> readers = new ArrayList<>();
    byte[] header =
        ByteBuffer.allocate(22)
            .putLong(1)
            .putLong(0)
            .put((byte) 3)
            .putInt(Integer.MAX_VALUE)
            .array();
    // A thousand times two gigabytes would not be there.
    for (int i = 0; i < 1000; i++) {
      FragmentReader reader = new FragmentReader(large);
      assertEquals(List.of(), reader.feed(header));
      assertEquals(22, reader.pending());
      readers.add(reader);
    }
    assertEquals(1000, readers.size());
  }

  @Test
  void anIncompleteFragmentIsTold() {
    byte[] octets = Fragment.of(1, 0, true, true, bytes(10)).encode();
    for (int length = 1; length < octets.length; length++) {
      byte[] part = Arrays.copyOf(octets, length);
      fails(Kind.TRUNCATED, () -> FragmentReader.readAll(part));
    }
    assertEquals(List.of(), FragmentReader.readAll(new byte[0]));
    byte[] two =
        Fragment.encode(
            List.of(
                Fragment.of(1, 0, true, true, new byte[0]),
                Fragment.of(2, 0, true, true, bytes(3))));
    PsrpException e =
        assertThrows(
            PsrpException.class, () -> FragmentReader.readAll(Arrays.copyOf(two, two.length - 1)));
    assertTrue(
        String.valueOf(e.getMessage()).startsWith("the fragment at octet 21 ends after 23"),
        e::getMessage);
  }

  @Test
  void messagesComeOutOfAStream() {
    PsrpMessage message =
        PsrpMessage.of(
            Destination.SERVER, new UUID(1, 2), Optional.empty(), new SetMaxRunspaces(3, 4));
    byte[] stream = Fragment.encode(new Fragmenter(9).split(message, 50));
    MessageReader reader = new MessageReader();
    List<MessageReader.Received> received = new ArrayList<>();
    for (byte b : stream) {
      received.addAll(reader.feed(new byte[] {b}));
    }
    reader.end();
    assertEquals(List.of(new MessageReader.Received(9, message)), received);
    reader.feed(Arrays.copyOf(stream, 71));
    reader.endOfStreamElement();
    fails(Kind.TRUNCATED, reader::end);
  }
}
