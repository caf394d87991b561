package io.warelog.bench.durability;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Holds each answered create against the log's file. The write-ahead log is a sequence of
 * frames, a header and a page each, and a transaction is in it once the frame that
 * carries the commit mark is
 * (<a href="https://www.sqlite.org/fileformat2.html#walformat">file format</a>). So for
 * every product whose id a 201 names: the first commit mark at or after the first page
 * with this id, then a sync of that file which began after that page was written and
 * which returned before the answer's first byte was handed to the socket.
 */
final class TraceChecker {

	private static final String LOG = "events.db-wal";

	private static final int FRAME_HEADER = 24;

	/**
	 * Where a frame's header holds the size of the database after a commit, else zero.
	 */
	private static final int COMMIT_MARK = 4;

	private static final String CREATED = "HTTP/1.1 201";

	private static final Pattern LOCATION = Pattern.compile("\\r\\nLocation: \\S*/products/([0-9a-f-]{36})\\r\\n",
			Pattern.CASE_INSENSITIVE);

	private final List<SystemCall> logWrites;

	private final List<SystemCall> syncs;

	private final List<SystemCall> calls;

	private TraceChecker(List<SystemCall> calls) {
		this.calls = calls;
		this.logWrites = calls.stream().filter((call) -> call.isOn(LOG) && !call.isSync()).toList();
		this.syncs = calls.stream().filter((call) -> call.isOn(LOG) && call.isSync() && call.result() == 0).toList();
	}

	/**
	 * Checks a trace.
	 * @param calls in the order in which they began
	 * @return what was found
	 */
	static Findings check(List<SystemCall> calls) {
		return new TraceChecker(calls).check();
	}

	private Findings check() {
		List<String> violations = new ArrayList<>();
		int answers = 0;
		for (SystemCall call : this.calls) {
			Matcher location = LOCATION.matcher(call.data());
			if (call.data().startsWith(CREATED) && location.find()) {
				answers++;
				String violation = violation(call, UUID.fromString(location.group(1)));
				if (violation != null) {
					violations.add(violation);
				}
			}
		}
		long commits = this.logWrites.stream().filter(TraceChecker::isCommitHeader).count();
		return new Findings(answers, commits, this.syncs.size(), List.copyOf(violations));
	}

	private @Nullable String violation(SystemCall answer, UUID product) {
		String said = "Product %s was answered at line %d of the trace".formatted(product, answer.entered());
		SystemCall commit = commit(product);
		if (commit == null) {
			return said + ", but the log has no commit of it";
		}
		boolean covered = this.syncs.stream()
			.anyMatch((sync) -> sync.entered() > commit.returned() && sync.returned() < answer.entered());
		return covered ? null : said + ", but no sync began after its commit at line %d and was back before that"
			.formatted(commit.returned());
	}

	/** The write that completes the first commit with the product in it. */
	private @Nullable SystemCall commit(UUID product) {
		int page = pageWith(product);
		if (page < 0) {
			return null;
		}
		for (int i = Math.max(page - 1, 0); i < this.logWrites.size() - 1; i++) {
			if (isCommitHeader(this.logWrites.get(i))) {
				return this.logWrites.get(i + 1);
			}
		}
		return null;
	}

	private int pageWith(UUID product) {
		String text = product.toString();
		String raw = new String(ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(product.getMostSignificantBits())
			.putLong(product.getLeastSignificantBits())
			.array(), StandardCharsets.ISO_8859_1);
		for (int i = 0; i < this.logWrites.size(); i++) {
			String data = this.logWrites.get(i).data();
			if (data.contains(text) || data.contains(raw)) {
				return i;
			}
		}
		return -1;
	}

	private static boolean isCommitHeader(SystemCall write) {
		return write.data().length() == FRAME_HEADER && !write.data().startsWith("\0\0\0\0", COMMIT_MARK);
	}

	/**
	 * The outcome.
	 *
	 * @param answers creates that were answered 201
	 * @param commits transactions that reached the log
	 * @param syncs of the log that succeeded
	 * @param violations a sentence for each answer that came too early
	 */
	record Findings(int answers, long commits, int syncs, List<String> violations) {
	}

}
