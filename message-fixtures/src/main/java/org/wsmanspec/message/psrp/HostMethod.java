package org.wsmanspec.message.psrp;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The methods of a host (MS-PSRP 2.2.3.17), by their numbers on the wire. */
public enum HostMethod {
  /** GetName, number 1. */
  GET_NAME(1, "GetName", true),
  /** GetVersion, number 2. */
  GET_VERSION(2, "GetVersion", true),
  /** GetInstanceId, number 3. */
  GET_INSTANCE_ID(3, "GetInstanceId", true),
  /** GetCurrentCulture, number 4. */
  GET_CURRENT_CULTURE(4, "GetCurrentCulture", true),
  /** GetCurrentUICulture, number 5. */
  GET_CURRENT_UI_CULTURE(5, "GetCurrentUICulture", true),
  /** SetShouldExit, number 6. */
  SET_SHOULD_EXIT(6, "SetShouldExit", false),
  /** EnterNestedPrompt, number 7. */
  ENTER_NESTED_PROMPT(7, "EnterNestedPrompt", false),
  /** ExitNestedPrompt, number 8. */
  EXIT_NESTED_PROMPT(8, "ExitNestedPrompt", false),
  /** NotifyBeginApplication, number 9. */
  NOTIFY_BEGIN_APPLICATION(9, "NotifyBeginApplication", false),
  /** NotifyEndApplication, number 10. */
  NOTIFY_END_APPLICATION(10, "NotifyEndApplication", false),
  /** ReadLine, number 11. */
  READ_LINE(11, "ReadLine", true),
  /** ReadLineAsSecureString, number 12. */
  READ_LINE_AS_SECURE_STRING(12, "ReadLineAsSecureString", true),
  /** Write1, number 13. */
  WRITE_1(13, "Write1", false),
  /** Write2, number 14. */
  WRITE_2(14, "Write2", false),
  /** WriteLine1, number 15. */
  WRITE_LINE_1(15, "WriteLine1", false),
  /** WriteLine2, number 16. */
  WRITE_LINE_2(16, "WriteLine2", false),
  /** WriteLine3, number 17. */
  WRITE_LINE_3(17, "WriteLine3", false),
  /** WriteErrorLine, number 18. */
  WRITE_ERROR_LINE(18, "WriteErrorLine", false),
  /** WriteDebugLine, number 19. */
  WRITE_DEBUG_LINE(19, "WriteDebugLine", false),
  /** WriteProgress, number 20. */
  WRITE_PROGRESS(20, "WriteProgress", false),
  /** WriteVerboseLine, number 21. */
  WRITE_VERBOSE_LINE(21, "WriteVerboseLine", false),
  /** WriteWarningLine, number 22. */
  WRITE_WARNING_LINE(22, "WriteWarningLine", false),
  /** Prompt, number 23. */
  PROMPT(23, "Prompt", true),
  /** PromptForCredential1, number 24. */
  PROMPT_FOR_CREDENTIAL_1(24, "PromptForCredential1", true),
  /** PromptForCredential2, number 25. */
  PROMPT_FOR_CREDENTIAL_2(25, "PromptForCredential2", true),
  /** PromptForChoice, number 26. */
  PROMPT_FOR_CHOICE(26, "PromptForChoice", true),
  /** GetForegroundColor, number 27. */
  GET_FOREGROUND_COLOR(27, "GetForegroundColor", true),
  /** SetForegroundColor, number 28. */
  SET_FOREGROUND_COLOR(28, "SetForegroundColor", false),
  /** GetBackgroundColor, number 29. */
  GET_BACKGROUND_COLOR(29, "GetBackgroundColor", true),
  /** SetBackgroundColor, number 30. */
  SET_BACKGROUND_COLOR(30, "SetBackgroundColor", false),
  /** GetCursorPosition, number 31. */
  GET_CURSOR_POSITION(31, "GetCursorPosition", true),
  /** SetCursorPosition, number 32. */
  SET_CURSOR_POSITION(32, "SetCursorPosition", false),
  /** GetWindowPosition, number 33. */
  GET_WINDOW_POSITION(33, "GetWindowPosition", true),
  /** SetWindowPosition, number 34. */
  SET_WINDOW_POSITION(34, "SetWindowPosition", false),
  /** GetCursorSize, number 35. */
  GET_CURSOR_SIZE(35, "GetCursorSize", true),
  /** SetCursorSize, number 36. */
  SET_CURSOR_SIZE(36, "SetCursorSize", false),
  /** GetBufferSize, number 37. */
  GET_BUFFER_SIZE(37, "GetBufferSize", true),
  /** SetBufferSize, number 38. */
  SET_BUFFER_SIZE(38, "SetBufferSize", false),
  /** GetWindowSize, number 39. */
  GET_WINDOW_SIZE(39, "GetWindowSize", true),
  /** SetWindowSize, number 40. */
  SET_WINDOW_SIZE(40, "SetWindowSize", false),
  /** GetWindowTitle, number 41. */
  GET_WINDOW_TITLE(41, "GetWindowTitle", true),
  /** SetWindowTitle, number 42. */
  SET_WINDOW_TITLE(42, "SetWindowTitle", false),
  /** GetMaxWindowSize, number 43. */
  GET_MAX_WINDOW_SIZE(43, "GetMaxWindowSize", true),
  /** GetMaxPhysicalWindowSize, number 44. */
  GET_MAX_PHYSICAL_WINDOW_SIZE(44, "GetMaxPhysicalWindowSize", true),
  /** GetKeyAvailable, number 45. */
  GET_KEY_AVAILABLE(45, "GetKeyAvailable", true),
  /** ReadKey, number 46. */
  READ_KEY(46, "ReadKey", true),
  /** FlushInputBuffer, number 47. */
  FLUSH_INPUT_BUFFER(47, "FlushInputBuffer", false),
  /** SetBufferContents1, number 48. */
  SET_BUFFER_CONTENTS_1(48, "SetBufferContents1", false),
  /** SetBufferContents2, number 49. */
  SET_BUFFER_CONTENTS_2(49, "SetBufferContents2", false),
  /** GetBufferContents, number 50. */
  GET_BUFFER_CONTENTS(50, "GetBufferContents", true),
  /** ScrollBufferContents, number 51. */
  SCROLL_BUFFER_CONTENTS(51, "ScrollBufferContents", false),
  /** PushRunspace, number 52. */
  PUSH_RUNSPACE(52, "PushRunspace", false),
  /** PopRunspace, number 53. */
  POP_RUNSPACE(53, "PopRunspace", false),
  /** GetIsRunspacePushed, number 54. */
  GET_IS_RUNSPACE_PUSHED(54, "GetIsRunspacePushed", true),
  /** GetRunspace, number 55. */
  GET_RUNSPACE(55, "GetRunspace", true),
  /** PromptForChoiceMultipleSelection, number 56. */
  PROMPT_FOR_CHOICE_MULTIPLE_SELECTION(56, "PromptForChoiceMultipleSelection", true);

  private static final Map<Integer, HostMethod> BY_ID =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(m -> m.id, m -> m));

  private final int id;
  private final String wireName;
  private final boolean returns;

  HostMethod(int id, String wireName, boolean returns) {
    this.id = id;
    this.wireName = wireName;
    this.returns = returns;
  }

  /** The method with a number. */
  public static Optional<HostMethod> of(int id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** Its number. */
  public int id() {
    return id;
  }

  /** Its name, as ToString of the number on the wire. */
  public String wireName() {
    return wireName;
  }

  /** Whether it returns a value; if not, no response may be sent (MS-PSRP 3.1.5.4.16). */
  public boolean returnsValue() {
    return returns;
  }
}
