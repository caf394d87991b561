package io.warelog.media.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.warelog.media.ContentHash;
import io.warelog.media.ImageSize;
import io.warelog.media.MediaKey;
import io.warelog.media.store.ObjectName.Area;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What each store does. */
public abstract class MediaStoreContract {

	protected static final MediaKey KEY = new MediaKey("f881c83b69e04669afbd2a23a8fc738b");

	private static final ContentHash HASH = ContentHash.of(new byte[] { 1, 2, 3 });

	private static final ObjectName ORIGINAL = ObjectName.original(HASH);

	protected abstract MediaStore store();

	protected static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	protected String text(ObjectName name) throws IOException {
		StoredObject object = store().find(name).orElseThrow();
		try (InputStream in = store().read(object, 0, object.length())) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void whatIsWrittenIsFoundAndRead() throws IOException {
		assertThat(store().find(ORIGINAL)).isEmpty();
		store().put(ORIGINAL, bytes("0123456789"), "image/png");
		StoredObject object = store().find(ORIGINAL).orElseThrow();
		assertThat(object.length()).isEqualTo(10);
		assertThat(object.lastModified()).isBetween(Instant.now().minus(Duration.ofMinutes(5)),
				Instant.now().plus(Duration.ofMinutes(5)));
		assertThat(text(ORIGINAL)).isEqualTo("0123456789");
	}

	@Test
	void aPartOfItIsRead() throws IOException {
		store().put(ORIGINAL, bytes("0123456789"), "image/png");
		StoredObject object = store().find(ORIGINAL).orElseThrow();
		assertThat(List.of(part(object, 0, 1), part(object, 3, 4), part(object, 9, 1), part(object, 0, 0)))
			.containsExactly("0", "3456", "9", "");
	}

	private String part(StoredObject object, long from, long length) throws IOException {
		try (InputStream in = store().read(object, from, length)) {
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void whatIsWrittenAgainTakesThePlace() throws IOException {
		store().put(ORIGINAL, bytes("one"), "image/png");
		store().put(ORIGINAL, bytes("another"), "image/png");
		assertThat(text(ORIGINAL)).isEqualTo("another");
	}

	@Test
	void whatIsCreatedStays() throws IOException {
		assertThat(store().create(ObjectName.link(KEY), bytes("one"), "text/plain")).isTrue();
		assertThat(store().create(ObjectName.link(KEY), bytes("another"), "text/plain")).isFalse();
		assertThat(text(ObjectName.link(KEY))).isEqualTo("one");
	}

	@Test
	void ofManyWhoCreateItOneDoes() throws Exception {
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			List<Future<Boolean>> created = IntStream.range(0, 8)
				.mapToObj(
						(i) -> threads.submit(() -> store().create(ObjectName.link(KEY), bytes("" + i), "text/plain")))
				.toList();
			int winners = 0;
			for (int i = 0; i < created.size(); i++) {
				if (created.get(i).get()) {
					winners++;
					assertThat(text(ObjectName.link(KEY))).isEqualTo("" + i);
				}
			}
			assertThat(winners).isEqualTo(1);
		}
	}

	@Test
	void whatIsDeletedIsGone() {
		store().put(ORIGINAL, bytes("one"), "image/png");
		StoredObject object = store().find(ORIGINAL).orElseThrow();
		store().delete(ORIGINAL);
		assertThat(store().find(ORIGINAL)).isEmpty();
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> {
			try (InputStream in = store().read(object, 0, 3)) {
				in.readAllBytes();
			}
		});
		store().delete(ORIGINAL);
	}

	@Test
	void whatIsInAnAreaIsListedThere() {
		store().put(ORIGINAL, bytes("one"), "image/png");
		store().put(ObjectName.sized(HASH, ImageSize.TINY), bytes("three"), "image/jpeg");
		store().create(ObjectName.link(KEY), bytes("link"), "text/plain");
		assertThat(names(Area.CONTENT)).containsExactlyInAnyOrder(ORIGINAL, ObjectName.sized(HASH, ImageSize.TINY));
		assertThat(names(Area.KEYS)).containsExactly(ObjectName.link(KEY));
		assertThat(names(Area.UPLOADS)).isEmpty();
	}

	protected List<ObjectName> names(Area area) {
		try (Stream<StoredObject> objects = store().list(area)) {
			return objects.map(StoredObject::name).toList();
		}
	}

	@Test
	void aTicketIsForOneKeyAndPutAndAMinute() {
		Instant before = Instant.now();
		UploadTicket ticket = store().ticket(KEY, null);
		assertThat(ticket.key()).isEqualTo(KEY);
		assertThat(ticket.method()).isEqualTo("PUT");
		assertThat(ticket.url().getPath()).endsWith("uploads/" + KEY);
		assertThat(Duration.between(before, ticket.expiresAt())).isBetween(Duration.ofSeconds(58),
				Duration.ofSeconds(65));
	}

}
