package io.warelog.media.store.directory;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.media.ImageType;
import io.warelog.media.MediaKey;
import io.warelog.media.MediaLimits;
import io.warelog.media.MediaRefusal;
import io.warelog.media.MediaRefusal.TicketFault;
import io.warelog.media.MediaRefusedException;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.MediaStoreContract;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.ObjectName.Area;
import io.warelog.media.store.UploadAttempt;
import io.warelog.media.store.UploadTicket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/** A directory as a store, and the uploads it lets in. */
class DirectoryMediaStoreTests extends MediaStoreContract {

	private static final MediaKey OTHER_KEY = new MediaKey("00000000000000000000000000000000");

	@TempDir
	Path directory;

	private Instant now = Instant.now();

	private DirectoryMediaStore store;

	@BeforeEach
	void open() throws IOException {
		this.store = DirectoryMediaStore.open(this.directory.resolve("media"), this.directory, "/media/uploads/",
				() -> this.now, System::nanoTime);
	}

	@Override
	protected MediaStore store() {
		return this.store;
	}

	@Test
	void whatIsSentWithTheRightSignatureLands() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		assertThat(send(attempt(ticket, "image/png"), "picture")).isEqualTo(KEY);
		assertThat(text(ObjectName.upload(KEY))).isEqualTo("picture");
	}

	@Test
	void aTicketForNoDeclaredTypeTakesAllFourAndNone() throws Exception {
		int number = 0;
		for (String type : new String[] { "image/png", "image/jpeg", "image/gif", "IMAGE/WEBP", null }) {
			MediaKey key = new MediaKey(String.format("%032x", number++));
			assertThat(send(attempt(this.store.ticket(key, null), type), "picture")).isEqualTo(key);
		}
		assertRefused(attempt(this.store.ticket(KEY, null), "image/svg+xml"), TicketFault.OTHER_TYPE);
	}

	@Test
	void afterAMinuteItIsRefused() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		this.now = ticket.expiresAt();
		assertRefused(attempt(ticket, "image/png"), TicketFault.EXPIRED);
		this.now = ticket.expiresAt().minusNanos(1);
		assertThat(send(attempt(ticket, "image/png"), "picture")).isEqualTo(KEY);
	}

	@Test
	void anotherMethodIsRefused() {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		for (String method : List.of("POST", "GET", "DELETE", "put", "HEAD")) {
			assertRefused(changed(ticket, method, KEY.value(), (parameter) -> parameter), TicketFault.OTHER_METHOD);
		}
	}

	@Test
	void anotherTypeThanDeclaredIsRefused() {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		for (String type : new String[] { "image/jpeg", "text/html", "", null, "image/png2" }) {
			assertRefused(attempt(ticket, type), TicketFault.OTHER_TYPE);
		}
	}

	@Test
	void whateverIsChangedInTheUrlBreaksItsSignature() {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		long expires = ticket.expiresAt().getEpochSecond();
		for (UnaryOperator<String> change : List.<UnaryOperator<String>>of(
				(parameter) -> parameter.replace("" + expires, "" + (expires + 1)),
				(parameter) -> parameter.replace("" + expires, "+" + expires),
				(parameter) -> parameter.replace("" + expires, "soon"),
				(parameter) -> parameter.replace("image/png", "image/gif"),
				(parameter) -> parameter.replace("image/png", ""), DirectoryMediaStoreTests::lastDigitChanged,
				(parameter) -> parameter.matches("[0-9a-f]{64}") ? parameter.substring(1) : parameter,
				(parameter) -> parameter.matches("[0-9a-f]{64}") ? "" : parameter)) {
			assertRefused(changed(ticket, "PUT", KEY.value(), change), TicketFault.WRONG_SIGNATURE);
		}
		for (String key : List.of(OTHER_KEY.value(), "", "../media.key", KEY + "/", KEY.value().toUpperCase())) {
			assertRefused(changed(ticket, "PUT", key, (parameter) -> parameter), TicketFault.WRONG_SIGNATURE);
		}
		assertRefused(new UploadAttempt("PUT", KEY.value(), null, null, null, "image/png", 7),
				TicketFault.WRONG_SIGNATURE);
	}

	private static String lastDigitChanged(String parameter) {
		return parameter.matches("[0-9a-f]{64}") ? parameter.substring(0, 63) + (parameter.endsWith("0") ? "1" : "0")
				: parameter;
	}

	@Test
	void anotherKeyFileMakesOtherSignatures() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		Files.delete(this.directory.resolve(DirectoryMediaStore.KEY_FILE));
		open();
		assertRefused(attempt(ticket, "image/png"), TicketFault.WRONG_SIGNATURE);
	}

	@Test
	void aSecondUseIsRefusedAlsoAfterARestartAndWhenTheUploadWasTakenAway() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		send(attempt(ticket, "image/png"), "first");
		assertRefused(attempt(ticket, "image/png"), TicketFault.USED);
		open();
		assertRefused(attempt(ticket, "image/png"), TicketFault.USED);
		assertThat(text(ObjectName.upload(KEY))).isEqualTo("first");
		this.store.delete(ObjectName.upload(KEY));
		open();
		assertRefused(attempt(ticket, "image/png"), TicketFault.USED);
		assertThat(this.store.find(ObjectName.upload(KEY))).isEmpty();
	}

	@Test
	void ofManyUploadsAtOnceOneLands() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, null);
		CyclicBarrier allHaveBegun = new CyclicBarrier(8);
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<Boolean>> landed = IntStream.range(0, 8)
				.mapToObj((i) -> threads.submit(() -> lands(ticket, new Waiting("upload " + i, allHaveBegun))))
				.toList();
			int winners = 0;
			for (int i = 0; i < landed.size(); i++) {
				if (landed.get(i).get()) {
					winners++;
					assertThat(text(ObjectName.upload(KEY))).isEqualTo("upload " + i);
				}
			}
			assertThat(winners).isEqualTo(1);
		}
		assertNothingHalfWritten();
	}

	private boolean lands(UploadTicket ticket, InputStream body) throws IOException {
		try {
			this.store.receive(attempt(ticket, null), body);
			return true;
		}
		catch (MediaRefusedException ex) {
			assertThat(ex.refusal()).isEqualTo(new MediaRefusal.NotAllowed(TicketFault.USED));
			return false;
		}
	}

	@Test
	void anUploadThatBreaksOffLeavesNothingAndCanBeTriedAgain() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		InputStream broken = new InputStream() {

			private int left = 5;

			@Override
			public int read() throws IOException {
				if (this.left == 0) {
					throw new IOException("The connection is gone");
				}
				this.left--;
				return 'x';
			}

		};
		assertThatIOException().isThrownBy(() -> this.store.receive(attempt(ticket, "image/png"), broken));
		assertThat(this.store.find(ObjectName.upload(KEY))).isEmpty();
		assertNothingHalfWritten();
		assertThat(send(attempt(ticket, "image/png"), "picture")).isEqualTo(KEY);
	}

	@Test
	void tooMuchAndNothingLeaveNothing() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		for (byte[] body : new byte[][] { new byte[MediaLimits.BYTES + 1], new byte[0] }) {
			assertThatExceptionOfType(MediaRefusedException.class)
				.isThrownBy(() -> this.store.receive(attempt(ticket, "image/png"), new ByteArrayInputStream(body)));
		}
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> this.store.receive(new UploadAttempt("PUT", KEY.value(), parameter(ticket, "expires"),
					parameter(ticket, "type"), parameter(ticket, "signature"), "image/png", 100_000_000), unreadable()))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.TooLarge(MediaLimits.BYTES)));
		assertThat(names(Area.UPLOADS)).isEmpty();
		assertNothingHalfWritten();
		assertThat(send(attempt(ticket, "image/png"), "picture")).isEqualTo(KEY);
	}

	@Test
	void theKeyIsTheOwnersAlone() throws Exception {
		Path key = this.directory.resolve(DirectoryMediaStore.KEY_FILE);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
		byte[] made = Files.readAllBytes(key);
		assertThat(made).hasSize(32);
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		open();
		assertThat(Files.readAllBytes(key)).isEqualTo(made);
		assertThat(send(attempt(ticket, "image/png"), "picture")).isEqualTo(KEY);
		try (Stream<Path> files = Files.list(this.directory)) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("media.key",
					"media");
		}
	}

	@Test
	void aKeyFileThatHoldsNoKeyIsNotUsed() throws Exception {
		Files.write(this.directory.resolve(DirectoryMediaStore.KEY_FILE), new byte[0]);
		assertThatIOException().isThrownBy(this::open).withMessageContaining("does not hold a key");
	}

	@Test
	void whatWasHalfWrittenLongAgoIsRemovedAndSoIsWhatUrlsWereUsed() throws Exception {
		UploadTicket ticket = this.store.ticket(KEY, ImageType.PNG);
		send(attempt(ticket, "image/png"), "picture");
		Path leftover = Files.writeString(this.directory.resolve("media/written/leftover"), "half");
		Path young = Files.writeString(this.directory.resolve("media/written/young"), "half");
		Files.setLastModifiedTime(leftover, FileTime.from(this.now.minus(2, ChronoUnit.HOURS)));
		open();
		assertThat(leftover).doesNotExist();
		assertThat(young).exists();
		assertThat(this.directory.resolve("media/used").resolve(KEY.value())).exists();
		this.now = this.now.plus(Duration.ofHours(2));
		open();
		assertThat(young).doesNotExist();
		assertThat(this.directory.resolve("media/used").resolve(KEY.value())).doesNotExist();
		assertRefused(attempt(ticket, "image/png"), TicketFault.EXPIRED);
	}

	private void assertNothingHalfWritten() throws IOException {
		try (Stream<Path> files = Files.list(this.directory.resolve("media/written"))) {
			assertThat(files).isEmpty();
		}
	}

	private MediaKey send(UploadAttempt attempt, String body) throws MediaRefusedException, IOException {
		return this.store.receive(attempt, new ByteArrayInputStream(bytes(body)));
	}

	private void assertRefused(UploadAttempt attempt, TicketFault fault) {
		assertThatExceptionOfType(MediaRefusedException.class)
			.isThrownBy(() -> this.store.receive(attempt, unreadable()))
			.satisfies((ex) -> assertThat(ex.refusal()).isEqualTo(new MediaRefusal.NotAllowed(fault)));
	}

	private static InputStream unreadable() {
		return new InputStream() {

			@Override
			public int read() {
				throw new AssertionError("What is refused is not read");
			}

		};
	}

	private static UploadAttempt attempt(UploadTicket ticket, @Nullable String contentType) {
		return new UploadAttempt("PUT", ticket.key().value(), parameter(ticket, "expires"), parameter(ticket, "type"),
				parameter(ticket, "signature"), contentType, -1);
	}

	private static UploadAttempt changed(UploadTicket ticket, String method, String key,
			UnaryOperator<String> parameter) {
		return new UploadAttempt(method, key, parameter.apply(parameter(ticket, "expires")),
				parameter.apply(parameter(ticket, "type")), parameter.apply(parameter(ticket, "signature")),
				"image/png", -1);
	}

	private static @Nullable String parameter(UploadTicket ticket, String name) {
		Map<String, String> parameters = Arrays.stream(ticket.url().getQuery().split("&"))
			.map((pair) -> pair.split("=", 2))
			.collect(Collectors.toMap((pair) -> pair[0], (pair) -> pair[1]));
		return parameters.get(name);
	}

	/** A body that ends when all others do. */
	private static final class Waiting extends ByteArrayInputStream {

		private final CyclicBarrier end;

		private boolean waited;

		private Waiting(String text, CyclicBarrier end) {
			super(bytes(text));
			this.end = end;
		}

		@Override
		public synchronized int read(byte[] bytes, int from, int length) {
			int read = super.read(bytes, from, length);
			if (read < 0 && !this.waited) {
				this.waited = true;
				try {
					this.end.await();
				}
				catch (Exception ex) {
					throw new IllegalStateException(ex);
				}
			}
			return read;
		}

	}

}
