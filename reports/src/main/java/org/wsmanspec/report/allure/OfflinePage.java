package org.wsmanspec.report.allure;

import java.util.List;

final class OfflinePage {
  private OfflinePage() {}

  static String of(String page) {
    return page;
  }

  static List<String> references(String page) {
    return List.of();
  }
}
