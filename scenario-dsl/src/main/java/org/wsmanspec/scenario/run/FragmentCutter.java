package org.wsmanspec.scenario.run;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.scenario.FragmentFault;
import org.wsmanspec.scenario.ShellOperation.Cutting;

/** Cuts messages into fragments, in the right way or in a certain wrong one. */
final class FragmentCutter {

  /** Octets of a blob, as Windows has them: the whole fragment is 32 KiB. */
  private static final int USUAL = 32 * 1024 - Fragment.HEADER;

  private FragmentCutter() {}

  /** The fragments of some messages, each in octets, in the order in which they are sent. */
  static List<byte[]> cut(
      Fragmenter fragmenter, List<PsrpMessage> messages, Cutting cutting, StepContext step) {
    int size = cutting.size().map(s -> size(step.text(s))).orElse(USUAL);
    List<List<Fragment>> all = new ArrayList<>();
    messages.forEach(m -> all.add(fragmenter.split(m, size)));
    if (cutting.fault().isEmpty()) {
      return all.stream().flatMap(List::stream).map(Fragment::encode).toList();
    }
    String word = step.text(cutting.fault().get());
    return bent(
        all,
        FragmentFault.of(word)
            .orElseThrow(
                () -> NotDrivenException.mistake("'" + word + "' is no value of fragmentFault")));
  }

  private static int size(String written) {
    try {
      return Math.max(1, Integer.parseInt(written.strip()));
    } catch (NumberFormatException e) {
      throw NotDrivenException.mistake("'" + written + "' is no number of octets");
    }
  }

  private static List<byte[]> bent(List<List<Fragment>> messages, FragmentFault fault) {
    if (fault == FragmentFault.GARBAGE) {
      return List.of("these are no fragments".getBytes(StandardCharsets.US_ASCII));
    }
    if (fault == FragmentFault.INTERLEAVED) {
      return interleaved(messages);
    }
    List<Fragment> all = new ArrayList<>();
    messages.forEach(all::addAll);
    boolean second =
        fault != FragmentFault.NO_START
            && fault != FragmentFault.NO_OBJECT_ID
            && fault != FragmentFault.TRUNCATED;
    if (second && all.size() < (fault == FragmentFault.SWAPPED ? 3 : 2)) {
      throw NotDrivenException.mistake(
          "the message is one fragment only, in which nothing can be wrong in that way; give a"
              + " smaller fragmentSize");
    }
    switch (fault) {
      case GAP -> all.remove(1);
      case DUPLICATE -> all.add(1, all.get(1));
      case SWAPPED -> all.add(1, all.remove(2));
      case NO_START -> all.set(0, with(all.get(0), all.get(0).objectId(), false));
      case SECOND_START -> all.set(1, with(all.get(1), all.get(1).objectId(), true));
      case OTHER_OBJECT ->
          all.set(1, with(all.get(1), all.get(1).objectId() + 1000, all.get(1).start()));
      case NO_OBJECT_ID -> all.replaceAll(f -> with(f, 0, f.start()));
      default -> {
        // The rest is done to octets.
      }
    }
    List<byte[]> octets = new ArrayList<>(all.stream().map(Fragment::encode).toList());
    if (fault == FragmentFault.TRUNCATED) {
      byte[] last = octets.get(octets.size() - 1);
      octets.set(octets.size() - 1, Arrays.copyOf(last, last.length - 5));
    }
    return octets;
  }

  private static List<byte[]> interleaved(List<List<Fragment>> messages) {
    List<byte[]> octets = new ArrayList<>();
    int most = messages.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < most; i++) {
      for (List<Fragment> message : messages) {
        if (i < message.size()) {
          octets.add(message.get(i).encode());
        }
      }
    }
    return octets;
  }

  private static Fragment with(Fragment f, long objectId, boolean start) {
    return Fragment.of(objectId, f.fragmentId(), start, f.end(), f.blob());
  }
}
