package io.warelog.write.upload;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import io.warelog.api.Streams;
import io.warelog.api.merchant.Merchant;
import io.warelog.api.organization.DetailsPolicy;
import io.warelog.api.product.ProductImageStored;
import io.warelog.api.upload.ImageBatchOpened;
import io.warelog.api.upload.ImageBatchReported;
import io.warelog.api.upload.Upload.State;
import io.warelog.api.upload.UploadWay;
import io.warelog.api.value.ProductId;
import io.warelog.media.MediaKey;
import io.warelog.media.store.MediaStore;
import io.warelog.media.store.ObjectName;
import io.warelog.media.store.StoredObject;
import io.warelog.media.store.directory.DirectoryMediaStore;
import io.warelog.write.Log;
import io.warelog.write.Node;
import io.warelog.write.decision.RefusedException;
import io.warelog.write.organization.OrganizationCommand.SetDetailsPolicy;
import io.warelog.write.upload.UploadCommand.CompleteUpload;
import io.warelog.write.upload.UploadCommand.FailUpload;
import io.warelog.write.upload.UploadCommand.OpenImageBatch;
import io.warelog.write.upload.UploadCommand.OpenUpload;
import io.warelog.write.upload.UploadCommand.SentImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Work on uploads after a crash, beside requests, and on several nodes that share the log
 * and the store of images.
 */
class UploadWorkTests {

	private static final byte[] NO_IMAGE = "no image".getBytes(StandardCharsets.US_ASCII);

	private final List<UploadingNode> nodes = new ArrayList<>();

	@TempDir
	private Path directory;

	private Log log;

	private MediaStore store;

	private Merchant merchant;

	private ProductId product;

	@BeforeEach
	void open() throws SQLException, IOException {
		this.log = Log.open(this.directory);
		this.store = DirectoryMediaStore.open(this.directory.resolve("media"), this.directory, "/uploads/",
				Clock.systemUTC(), System::nanoTime);
		try (Node first = Node.start(this.log)) {
			this.merchant = first.register("Tea shop");
			this.product = new ProductId(first.create(this.merchant, "Tea").resource());
		}
	}

	@AfterEach
	void close() throws SQLException {
		this.nodes.forEach(UploadingNode::close);
		this.log.close();
	}

	/** A node to which images are brought. */
	private UploadingNode receivingNode() {
		return node(true);
	}

	/** A node whose images are brought to a store that tells nobody. */
	private UploadingNode lookingNode() {
		return node(false);
	}

	private UploadingNode node(boolean broughtHere) {
		UploadingNode node = new UploadingNode(this.log, this.store, broughtHere,
				this.directory.resolve("open-uploads-" + this.nodes.size()));
		this.nodes.add(node);
		return node;
	}

	@Test
	void whatHadArrivedBeforeACrashIsAttachedAtOnceAfterTheRestart() {
		String arrived = newKey();
		opened(arrived);
		bring(arrived, picture());

		UploadingNode restarted = receivingNode();
		restarted.work().start();

		restarted.awaitEnds(arrived);
		assertThat(attached()).containsExactly(arrived);
	}

	@Test
	void whatHadBeenKeptBeforeACrashIsAttachedAtOnceAfterTheRestart() throws Exception {
		String kept = newKey();
		opened(kept);
		bring(kept, picture());
		UploadingNode restarted = receivingNode();
		restarted.library().keepUpload(new MediaKey(kept), null);

		restarted.work().start();

		restarted.awaitEnds(kept);
		assertThat(attached()).containsExactly(kept);
	}

	@Test
	void whatHasNotComeInTimeIsClosed() {
		String missing = newKey();
		opened(missing, Instant.now().minus(Duration.ofMinutes(3)));
		UploadingNode node = receivingNode();

		node.work().start();

		node.awaitEnds(missing);
		assertThat(node.state(missing)).isEqualTo(State.EXPIRED);
	}

	@Test
	void whatIsInHandIsLeftToItsRequestAndTakenOverWhenThatFails() {
		UploadingNode node = receivingNode();
		String inHand = newKey();
		String other = newKey();
		UploadWork.InHand hand = node.work().takeInHand(inHand);
		bring(inHand, picture());
		opened(inHand);
		bring(other, picture());
		opened(other);
		node.work().start();

		node.awaitEnds(other);
		assertThat(node.state(inHand)).isEqualTo(State.OPEN);
		hand.arrived();
		hand.close();

		node.awaitEnds(inHand);
		assertThat(attached()).containsExactlyInAnyOrder(inHand, other);
	}

	@Test
	void anUploadIsInHandUntilTheLastOfItsRequestsLetsGo() {
		UploadingNode node = receivingNode();
		String inHand = newKey();
		String other = newKey();
		node.work().takeInHand(inHand);
		node.work().takeInHand(inHand).close();
		bring(inHand, picture());
		opened(inHand);
		bring(other, picture());
		opened(other);
		node.work().start();

		node.awaitEnds(other);
		assertThat(node.state(inHand)).isEqualTo(State.OPEN);
	}

	@Test
	void twoNodesEndEachUploadOnce() {
		UploadingNode one = lookingNode();
		UploadingNode other = lookingNode();
		List<String> good = newKeys(15);
		List<String> bad = newKeys(5);
		List<String> missing = newKeys(5);
		good.forEach((key) -> bring(key, picture()));
		bad.forEach((key) -> bring(key, NO_IMAGE));
		good.forEach(this::opened);
		bad.forEach(this::opened);
		missing.forEach((key) -> opened(key, Instant.now().minus(Duration.ofMinutes(3))));
		List<String> files = newKeys(10);
		files.forEach((key) -> bring(key, picture()));
		UUID batch = openBatch(files);

		one.work().start();
		other.work().start();

		List<String> all = Stream.of(good, bad, missing, files).flatMap(List::stream).toList();
		one.awaitEnds(all.toArray(String[]::new));
		one.work().stop();
		other.work().stop();
		assertThat(all).allSatisfy((key) -> assertThat(this.log.payloads(Streams.upload(key))).hasSize(2));
		assertThat(good).allSatisfy((key) -> assertThat(other.state(key)).isEqualTo(State.COMPLETED));
		assertThat(files).allSatisfy((key) -> assertThat(other.state(key)).isEqualTo(State.COMPLETED));
		assertThat(bad).allSatisfy((key) -> assertThat(other.state(key)).isEqualTo(State.FAILED));
		assertThat(missing).allSatisfy((key) -> assertThat(other.state(key)).isEqualTo(State.EXPIRED));
		List<String> onProduct = Stream.of(good, files).flatMap(List::stream).toList();
		assertThat(attached()).containsExactlyInAnyOrderElementsOf(onProduct);
		assertThat(keptKeys()).containsExactlyInAnyOrderElementsOf(onProduct);
		assertThat(this.log.payloads(Streams.imageBatch(batch))).hasSizeBetween(1, 2)
			.hasOnlyElementsOfTypes(ImageBatchOpened.class, ImageBatchReported.class);
	}

	@Test
	void whatAnotherNodeHasAttachedMeanwhileIsNotTakenAway() throws Exception {
		UploadingNode one = lookingNode();
		UploadingNode other = lookingNode();
		String key = newKey();
		opened(key);
		bring(key, picture());
		set(one, DetailsPolicy.FROZEN);
		one.node().beforeSending(FailUpload.class, () -> {
			set(other, DetailsPolicy.EDITABLE);
			assertThat(finish(other, key)).isTrue();
		});

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> one.finishing().finishBrought(key));

		assertThat(one.state(key)).isEqualTo(State.COMPLETED);
		assertThat(attached()).containsExactly(key);
		assertThat(one.library().kept(new MediaKey(key))).isPresent();
		assertThat(one.finishing().finishBrought(key)).isTrue();
	}

	@Test
	void whatAnotherNodeHasClosedMeanwhileIsNotAttached() {
		UploadingNode one = lookingNode();
		UploadingNode other = lookingNode();
		String key = newKey();
		opened(key);
		bring(key, picture());
		one.node().beforeSending(CompleteUpload.class, () -> other.finishing().expire(key));

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> one.finishing().finishBrought(key));

		assertThat(one.state(key)).isEqualTo(State.EXPIRED);
		assertThat(attached()).isEmpty();
		assertThat(keptKeys()).isEmpty();
	}

	private static boolean finish(UploadingNode node, String key) {
		try {
			return node.finishing().finishBrought(key);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void set(UploadingNode node, DetailsPolicy policy) {
		node.node().send(new SetDetailsPolicy(this.merchant.organization(), policy), this.merchant.id().value());
	}

	private void opened(String key) {
		opened(key, Instant.now().plus(Duration.ofMinutes(1)));
	}

	private void opened(String key, Instant expiresAt) {
		send(new OpenUpload(key, this.product, this.merchant.id(), null, expiresAt));
	}

	private UUID openBatch(List<String> keys) {
		UUID id = Node.newId();
		send(new OpenImageBatch(id, this.product, this.merchant.id(),
				keys.stream().map((key) -> new SentImage(key, UploadWay.FILE, null, null)).toList(), null));
		return id;
	}

	/** Another node takes what is asked for, and is gone by the time that it is due. */
	private void send(Object command) {
		try (Node asked = Node.start(this.log)) {
			asked.send(command, this.merchant.id().value());
		}
	}

	private void bring(String key, byte[] bytes) {
		this.store.put(ObjectName.upload(new MediaKey(key)), bytes, "image/png");
	}

	private List<String> attached() {
		return this.log.payloads(Streams.product(this.product.value()))
			.stream()
			.filter(ProductImageStored.class::isInstance)
			.map((stored) -> ((ProductImageStored) stored).key())
			.toList();
	}

	private List<String> keptKeys() {
		try (Stream<StoredObject> links = this.store.list(ObjectName.Area.KEYS)) {
			return links.flatMap((link) -> link.name().key().stream()).map(MediaKey::value).toList();
		}
	}

	private static List<String> newKeys(int count) {
		return Stream.generate(UploadWorkTests::newKey).limit(count).toList();
	}

	private static String newKey() {
		return MediaKey.of(UUID.randomUUID()).value();
	}

	private static byte[] picture() {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), "png", bytes);
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
