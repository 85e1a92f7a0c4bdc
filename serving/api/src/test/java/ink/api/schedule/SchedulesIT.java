package ink.api.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import ink.api.testing.Tenant;
import ink.api.testing.TestApi;
import ink.api.testing.TestApi.Answer;
import ink.ids.IdType;
import org.junit.jupiter.api.Test;

class SchedulesIT {
  private static final String MONDAYS =
      "{\"weekday\":\"monday\",\"time\":\"08:00\",\"time_zone\":\"Europe/Berlin\","
          + "\"recipients\":[\"mara@example.com\"]}";

  private final TestApi api = TestApi.shared();
  private final Tenant tenant = api.tenant("reports");
  private final String studio = studio(tenant);
  private final String schedules = "/v1/studios/" + studio + "/report-schedules";

  private static String studio(Tenant tenant) {
    String studio = IdType.STUDIO.next();
    TestApi.execute(
        "INSERT INTO studios (studio_id, tenant_id, name, time_zone) VALUES (?, ?, 'Nordlicht',"
            + " 'Europe/Berlin')",
        studio,
        tenant.id());
    return studio;
  }

  @Test
  void aScheduleIsMadeShownAndTakenBack() {
    Answer made = tenant.post(schedules, MONDAYS);
    assertThat(made.status()).isEqualTo(201);
    String id = made.json().path("id").asText();
    assertThat(made.json().path("report").asText()).isEqualTo("studio-week");
    assertThat(made.json().path("next_due_at").asText()).matches(".*T0[67]:00:00Z");

    Answer list = tenant.get(schedules);
    assertThat(list.json().path("data")).hasSize(1);
    assertThat(list.json().path("data").get(0).path("recipients").get(0).asText())
        .isEqualTo("mara@example.com");

    assertThat(tenant.delete(schedules + "/" + id).status()).isEqualTo(204);
    assertThat(tenant.delete(schedules + "/" + id).code()).isEqualTo("unknown-schedule");
    assertThat(tenant.get(schedules).json().path("data")).isEmpty();
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    Answer answer =
        tenant.post(
            schedules,
            "{\"weekday\":\"moonday\",\"time\":\"8\",\"time_zone\":\"Europe/Atlantis\","
                + "\"recipients\":[\"mara\"],\"colour\":1}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text())
        .contains(
            "/weekday",
            "/time",
            "no time zone is called Europe/Atlantis",
            "/recipients/0",
            "/colour");
    assertThat(tenant.post(schedules, "{}").text())
        .contains("must be given, or monthday", "must be a list of 1 to 20 mail addresses");
  }

  @Test
  void aScheduleThatWouldNeverComeRoundIsRefused() {
    Answer answer =
        tenant.post(schedules, MONDAYS.replace("\"time\"", "\"ends_on\":\"2020-01-01\",\"time\""));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("/ends_on", "so that it never would");
  }

  @Test
  void whatCannotComeRoundAnyMoreSaysWhy() {
    String id = tenant.post(schedules, MONDAYS).json().path("id").asText();
    TestApi.execute(
        "UPDATE report_schedules SET time_zone = 'Europe/Atlantis' WHERE schedule_id = ?", id);

    assertThat(tenant.get(schedules).json().path("data").get(0).path("trouble").asText())
        .startsWith("no time zone is called Europe/Atlantis");

    TestApi.execute(
        "UPDATE report_schedules SET time_zone = 'UTC', ends_on = '2020-01-01' WHERE schedule_id = ?",
        id);
    assertThat(tenant.get(schedules).json().path("data").get(0).path("trouble").asText())
        .isEqualTo("it ended, and never comes round again");
  }

  @Test
  void whatBecameOfEachMailIsShown() {
    String id = tenant.post(schedules, MONDAYS).json().path("id").asText();
    TestApi.execute(
        "INSERT INTO report_deliveries (schedule_id, period_start, recipient, tenant_id, studio_id,"
            + " state, claimed_at, message_id, run_id, detail) VALUES (?, '2026-03-16',"
            + " 'gone@example.com', ?, ?, 'refused', now(), 'evt_1', 'run_1', '550 no such mailbox')",
        id,
        tenant.id(),
        studio);

    Answer answer = tenant.get("/v1/studios/" + studio + "/report-deliveries");

    assertThat(answer.json().path("data").get(0).path("state").asText()).isEqualTo("refused");
    assertThat(answer.json().path("data").get(0).path("detail").asText())
        .isEqualTo("550 no such mailbox");
  }

  @Test
  void nobodySeesOrMakesThoseOfAnotherTenant() {
    tenant.post(schedules, MONDAYS);
    Tenant other = api.tenant("reports");

    assertThat(other.get(schedules).code()).isEqualTo("unknown-studio");
    assertThat(other.post(schedules, MONDAYS).code()).isEqualTo("unknown-studio");
    assertThat(other.get("/v1/studios/" + studio + "/report-deliveries").code())
        .isEqualTo("unknown-studio");
    assertThat(api.tenant("generate").get(schedules).status()).isEqualTo(403);
  }
}
