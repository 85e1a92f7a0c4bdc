package ink.api.customreport;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A run as it is told.
 *
 * @param status queued, running, succeeded or failed
 * @param periodTo the day after the last
 * @param asOf when the lake was looked at; what came later is not in it
 * @param snapshots lake table and the snapshot that was read
 * @param scanned facts that were read
 * @param problem why it failed, and what to do now
 * @param result columns with their definitions, and rows; in lists of runs it is left out
 */
record ReportRun(
    String id,
    String object,
    String reportId,
    String status,
    Instant askedAt,
    @Nullable Instant finishedAt,
    @Nullable LocalDate periodFrom,
    @Nullable LocalDate periodTo,
    @Nullable Instant asOf,
    @Nullable JsonNode snapshots,
    @Nullable Long scanned,
    @Nullable String problem,
    @Nullable JsonNode result) {}
