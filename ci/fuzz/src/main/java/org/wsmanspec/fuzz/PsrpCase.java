package org.wsmanspec.fuzz;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.PsrpMessage;

/** Streams of fragments and pieces of CLIXML, bent. */
final class PsrpCase {

  private static final List<String> ELEMENTS =
      List.of(
          "Obj",
          "TN",
          "TNRef",
          "T",
          "ToString",
          "Props",
          "MS",
          "LST",
          "IE",
          "STK",
          "QUE",
          "DCT",
          "En",
          "Ref",
          "Nil",
          "S",
          "I32",
          "U64",
          "BA",
          "DT",
          "TS",
          "G",
          "D",
          "Db",
          "Version",
          "SS",
          "PR",
          "X");

  private static final List<String> WORDS =
      List.of(
          "",
          "0",
          "1",
          "-1",
          "s",
          "99999999999999999999",
          "2147483648",
          "1E999999999",
          "0x1",
          "NaN",
          "INF",
          "-INF",
          "١",
          "_x0000_",
          "_xD800_",
          "_x005f_x0041_",
          "_x00",
          "true",
          "TRUE",
          "9999-12-31T23:59:59.9999999Z",
          "0000-00-00T00:00:00",
          "P99999999999Y",
          "-P1Y",
          "PT0.0000001S",
          "====",
          "AAA",
          "1.2.3.4.5",
          "2147483647.2147483648",
          "é😀",
          "<&>\"'",
          "\r\n\t",
          " ");

  private static final int[] LENGTHS = {
    0, 1, 20, 21, 22, 32768, 1 << 20, (1 << 20) + 1, -1, 1 << 31
  };
  private static final int[] BLOBS = {1, 2, 39, 40, 41, 100, 1000, 32768};
  private static final int HEADER = 21;

  private final SplittableRandom random;
  private final ByteMutations bytes;
  private final XmlMutations markup;
  private final List<PsrpMessage> messages;
  private final List<Optional<XmlTree>> trees = new ArrayList<>();

  PsrpCase(List<PsrpMessage> messages, SplittableRandom random) {
    this.random = random;
    this.bytes = new ByteMutations(random.split());
    this.messages = messages;
    List<XmlTree> donors = new ArrayList<>();
    for (PsrpMessage message : messages) {
      Optional<XmlTree> tree =
          message.dataLength() == 0 ? Optional.empty() : Optional.of(XmlTree.parse(message.data()));
      trees.add(tree);
      tree.ifPresent(t -> donors.addAll(t.elements()));
    }
    this.markup = new XmlMutations(random.split(), donors);
  }

  /** Data of a message. */
  byte[] data() {
    int which = random.nextInt(messages.size());
    byte[] data = messages.get(which).data();
    Optional<XmlTree> tree = trees.get(which);
    if (tree.isPresent() && random.nextInt(4) > 0) {
      XmlTree bent = random.nextInt(3) == 0 ? markup.bend(tree.get()) : bend(tree.get());
      data = bent.write().getBytes(StandardCharsets.UTF_8);
    }
    return random.nextInt(4) == 0 ? bytes.bend(data) : data;
  }

  private XmlTree bend(XmlTree original) {
    XmlTree tree = original.copy();
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      List<XmlTree> elements = tree.elements();
      XmlTree element = Words.pick(elements, random);
      switch (random.nextInt(8)) {
        case 0 -> element.name = Words.pick(ELEMENTS, random);
        case 1 -> attribute(element, "RefId");
        case 2 -> attribute(element, "N");
        case 3 -> {
          element.children.clear();
          element.children.add(XmlTree.text(Words.pick(WORDS, random)));
        }
        case 4 -> element.children.add(Words.pick(elements, random).copy());
        case 5 -> element.children.clear();
        case 6 -> nest(element);
        default -> {
          XmlTree fresh = new XmlTree(Words.pick(ELEMENTS, random));
          attribute(fresh, "N");
          attribute(fresh, "RefId");
          element.children.add(fresh);
        }
      }
    }
    return tree;
  }

  private void attribute(XmlTree element, String name) {
    element.attributes.removeIf(a -> a.name().equals(name));
    if (random.nextInt(4) > 0) {
      element.attributes.add(new XmlTree.Attribute(name, Words.pick(WORDS, random)));
    }
  }

  private void nest(XmlTree element) {
    XmlTree at = element;
    int deep = random.nextInt(20) == 0 ? 300 : random.nextInt(8);
    for (int i = 0; i < deep; i++) {
      XmlTree inner = new XmlTree(i % 2 == 0 ? "Obj" : "LST");
      at.children.add(inner);
      at = inner;
    }
  }

  /** A stream of a few messages, their fragments mixed, lying about themselves. */
  byte[] stream() {
    List<Fragment> fragments = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      PsrpMessage message = Words.pick(messages, random);
      byte[] octets =
          random.nextInt(3) == 0
              ? PsrpMessage.of(
                      random.nextInt(4),
                      random.nextInt(20) == 0 ? random.nextInt() : message.typeCode(),
                      message.poolId(),
                      message.pipelineId(),
                      data())
                  .encode()
              : message.encode();
      int blob = BLOBS[random.nextInt(BLOBS.length)];
      // Fragments of an octet each are many; enough of them say the same.
      int least = Math.max(blob, octets.length / 200 + 1);
      fragments.addAll(Fragmenter.split(i + 1L, octets, blob, least));
    }
    if (random.nextInt(4) == 0) {
      Collections.shuffle(fragments, new Random(random.nextLong()));
    }
    byte[] stream = Fragment.encode(fragments);
    int kind = random.nextInt(4);
    if (kind == 0) {
      lie(stream, fragments);
    } else if (kind == 1) {
      stream = bytes.bend(stream);
    }
    return stream;
  }

  /** Put something else into fields of headers. */
  private void lie(byte[] stream, List<Fragment> fragments) {
    ByteBuffer fields = ByteBuffer.wrap(stream);
    int which = random.nextInt(fragments.size());
    int at = fragments.subList(0, which).stream().mapToInt(f -> HEADER + f.blobLength()).sum();
    switch (random.nextInt(5)) {
      case 0 -> fields.putLong(at, random.nextBoolean() ? random.nextLong() : random.nextInt(4));
      case 1 -> fields.putLong(at + 8, random.nextBoolean() ? -1 : random.nextInt(4));
      case 2 -> fields.put(at + 16, (byte) random.nextInt());
      default -> fields.putInt(at + 17, LENGTHS[random.nextInt(LENGTHS.length)]);
    }
  }

  /** Pieces that make up the octets. */
  List<byte[]> cut(byte[] octets) {
    List<byte[]> pieces = new ArrayList<>();
    int least = octets.length / 50;
    for (int at = 0; at < octets.length; ) {
      int to = Math.min(octets.length, at + 1 + least + random.nextInt(100));
      pieces.add(Arrays.copyOfRange(octets, at, to));
      at = to;
    }
    return pieces;
  }

  boolean nextIsStream() {
    return random.nextInt(3) == 0;
  }
}
