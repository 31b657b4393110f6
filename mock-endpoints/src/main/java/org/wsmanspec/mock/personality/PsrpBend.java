package org.wsmanspec.mock.personality;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.psrp.Carried;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.FragmentReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpException;
import org.wsmanspec.message.psrp.PsrpLimits;
import org.wsmanspec.message.psrp.PsrpMessage;

/**
 * How the PSRP messages of an answer are bent, which stand in base64 where no other rule reaches.
 *
 * <p>Messages in several fragments stay as they are.
 *
 * @param types which messages; none for all
 * @param find what to look for in the data
 * @param replace what comes in its place
 * @param conduct what becomes of the message as a whole
 * @param say data of a message that is said after it, of type {@code type}
 * @param type another type
 * @param destination another destination
 * @param pool another GUID of the pool
 * @param pipeline another GUID of the pipeline; zeros for none
 * @param fragment how its fragment is bent
 */
public record PsrpBend(
    Set<MessageType> types,
    Optional<Pattern> find,
    String replace,
    Conduct conduct,
    Optional<String> say,
    OptionalInt type,
    OptionalInt destination,
    Optional<UUID> pool,
    Optional<UUID> pipeline,
    Frame fragment) {

  /** What becomes of a message as a whole. */
  public enum Conduct {
    STAY,
    DROP,
    TWICE,
    FIRST,
    LAST
  }

  /**
   * How a fragment is bent.
   *
   * @param objectId another number of the object
   * @param flags other flags
   * @param skip whether it becomes two, the second with a number that leaves one out
   * @param cut octets that are missing at the end of its element
   */
  public record Frame(OptionalLong objectId, OptionalInt flags, boolean skip, int cut) {}

  /** Numbers of objects that no endpoint reaches. */
  private static final AtomicLong NUMBERS = new AtomicLong(1L << 40);

  private static final int FLAGS_AT = 16;

  private record Item(Fragment fragment, Optional<PsrpMessage> message) {}

  /** The body with its messages bent; the same one if it carries none. */
  String apply(Envelope envelope, String body) {
    List<Carried> carried = new ArrayList<>();
    List<List<Item>> elements = new ArrayList<>();
    for (Carried each : Carried.in(envelope)) {
      // Streams of text shells hold no fragments and stay as they are.
      items(each)
          .ifPresent(
              items -> {
                carried.add(each);
                elements.add(items);
              });
    }
    List<Item> first = new ArrayList<>();
    List<Item> last = new ArrayList<>();
    int[] cut = new int[elements.size()];
    for (int i = 0; i < elements.size(); i++) {
      List<Item> bent = new ArrayList<>();
      for (Item item : elements.get(i)) {
        if (item.message().filter(this::isMeant).isEmpty()) {
          bent.add(item);
          continue;
        }
        cut[i] = fragment.cut();
        List<Item> made = bend(item, item.message().get());
        switch (conduct) {
          case FIRST -> first.addAll(made);
          case LAST -> last.addAll(made);
          default -> bent.addAll(made);
        }
      }
      elements.set(i, bent);
    }
    if (!elements.isEmpty()) {
      elements.get(0).addAll(0, first);
      elements.get(elements.size() - 1).addAll(last);
    }
    String text = body;
    for (int i = 0; i < elements.size(); i++) {
      String before = carried.get(i).base64();
      String after = base64(elements.get(i), cut[i]);
      if (!before.isEmpty() && !before.equals(after)) {
        text = text.replace(before, after);
      }
    }
    return text;
  }

  private static Optional<List<Item>> items(Carried carried) {
    try {
      List<Item> items = new ArrayList<>();
      for (Fragment f : FragmentReader.readAll(carried.octets(), PsrpLimits.DEFAULT)) {
        boolean whole = f.start() && f.end();
        items.add(
            new Item(f, whole ? Optional.of(PsrpMessage.decode(f.blob())) : Optional.empty()));
      }
      return items.isEmpty() ? Optional.empty() : Optional.of(items);
    } catch (PsrpException e) {
      return Optional.empty();
    }
  }

  private static String base64(List<Item> items, int cut) {
    byte[] octets = Fragment.encode(items.stream().map(Item::fragment).toList());
    int length = Math.max(0, octets.length - cut);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(octets, length));
  }

  private boolean isMeant(PsrpMessage message) {
    return (types.isEmpty() || message.type().filter(types::contains).isPresent())
        && find.map(f -> f.matcher(text(message)).find()).orElse(true);
  }

  private static String text(PsrpMessage message) {
    return new String(message.data(), StandardCharsets.UTF_8);
  }

  private List<Item> bend(Item item, PsrpMessage message) {
    if (conduct == Conduct.DROP) {
      return List.of();
    }
    List<Item> made = new ArrayList<>();
    PsrpMessage changed = say.isPresent() ? message : changed(message, text(message));
    frame(item.fragment(), changed).forEach(f -> made.add(new Item(f, Optional.empty())));
    if (conduct == Conduct.TWICE) {
      made.add(item(changed));
    }
    say.ifPresent(data -> made.add(item(changed(message, data))));
    return made;
  }

  private static Item item(PsrpMessage message) {
    Fragment one = Fragment.of(NUMBERS.incrementAndGet(), 0, true, true, message.encode());
    return new Item(one, Optional.empty());
  }

  private PsrpMessage changed(PsrpMessage message, String text) {
    String data = find.map(f -> f.matcher(text).replaceAll(replace)).orElse(text);
    boolean none = pipeline.filter(p -> p.equals(new UUID(0, 0))).isPresent();
    return PsrpMessage.of(
        destination.orElse(message.destinationCode()),
        type.orElse(message.typeCode()),
        pool.orElse(message.poolId()),
        none ? Optional.empty() : pipeline.or(message::pipelineId),
        data.getBytes(StandardCharsets.UTF_8));
  }

  private List<Fragment> frame(Fragment before, PsrpMessage message) {
    byte[] octets = message.encode();
    long id = fragment.objectId().orElse(before.objectId());
    if (fragment.skip()) {
      int half = octets.length / 2;
      return List.of(
          Fragment.of(id, 0, true, false, Arrays.copyOf(octets, half)),
          Fragment.of(
              id, 2, false, true, Arrays.copyOfRange(octets, half, octets.length)));
    }
    Fragment one = Fragment.of(id, 0, true, true, octets);
    if (fragment.flags().isEmpty()) {
      return List.of(one);
    }
    byte[] encoded = one.encode();
    encoded[FLAGS_AT] = (byte) fragment.flags().getAsInt();
    return FragmentReader.readAll(encoded, PsrpLimits.DEFAULT);
  }
}
