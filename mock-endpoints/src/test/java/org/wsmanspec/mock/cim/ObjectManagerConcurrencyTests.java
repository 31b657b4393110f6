package org.wsmanspec.mock.cim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ObjectManagerConcurrencyTests {
  private static final String NS = "root/cimv2";
  private static final Caller CALLER = new Caller("tester");

  private final ObjectManager manager = SampleRepository.create(JournalSink.NONE);

  @Test
  void losesNothingWhenManyWorkAtOnce() throws Exception {
    ObjectPath service = ObjectPath.parse("WSPEC_Service.Name=\"main\"");
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> results = new ArrayList<>();
      for (int worker = 0; worker < 8; worker++) {
        results.add(
            workers.submit(
                () -> {
                  int created = 0;
                  for (int i = 0; i < 50; i++) {
                    manager.invokeMethod(CALLER, service, "Count", Map.of());
                    try {
                      manager.createInstance(
                          CALLER,
                          NS,
                          CimInstance.of("WSPEC_Setting")
                              .set("InstanceID", "n" + i)
                              .set("Owner", "me")
                              .build());
                      created++;
                    } catch (CimException e) {
                      assertEquals(CimStatus.ALREADY_EXISTS, e.status());
                    }
                  }
                  return created;
                }));
      }
      int created = 0;
      for (Future<Integer> result : results) {
        created += result.get(60, TimeUnit.SECONDS);
      }
      assertEquals(50, created, "each instance was created by one of them");
    } finally {
      workers.shutdownNow();
    }
    assertEquals("400", manager.getInstance(CALLER, service).text("Calls").orElseThrow());
    assertEquals(
        53,
        SampleRepositoryTests.count(manager.enumerateInstances(CALLER, NS, "WSPEC_Setting", true)));
  }
}
