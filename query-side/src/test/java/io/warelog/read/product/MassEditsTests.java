package io.warelog.read.product;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import io.warelog.api.product.ProductRepriced;
import io.warelog.api.product.ProductSalePriceChanged;
import io.warelog.api.product.ProductStatusChanged;
import io.warelog.platform.messaging.PayloadJson;
import io.warelog.read.arrival.Arrivals;
import io.warelog.read.massedit.MassEditCollections;
import io.warelog.read.massedit.MassEditReads;
import io.warelog.read.projection.Deliveries;
import io.warelog.read.store.Condition;
import io.warelog.read.store.Document;
import io.warelog.read.store.Page;
import io.warelog.read.store.ReadModelStore;
import io.warelog.read.store.StoreKind;
import org.axonframework.eventhandling.DomainEventMessage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.warelog.read.product.CommitLog.created;
import static io.warelog.read.product.CommitLog.happened;
import static io.warelog.read.product.CommitLog.placed;
import static org.assertj.core.api.Assertions.assertThat;

/** What is known of mass edits, however their events are batched. */
class MassEditsTests {

	private static final UUID A = new UUID(7, 1);

	private static final UUID B = new UUID(7, 2);

	private static final UUID C = new UUID(7, 3);

	private static final UUID D = new UUID(7, 4);

	private static final UUID E = new UUID(7, 5);

	private static final UUID EDIT = new UUID(8, 1);

	private static final UUID NOTHING = new UUID(8, 2);

	@TempDir
	Path directory;

	/** Each new product is listed at 1: A, E, D, C, B. */
	private static List<DomainEventMessage<?>> log() {
		return new CommitLog().commit(created(A, "A"))
			.commit(created(B, "B"))
			.commit(created(C, "C"))
			.commit(created(D, "D"))
			.commit(created(E, "E"))
			.massEdit(EDIT, List.of("price", "sale_price", "order"),
					happened(B, new ProductSalePriceChanged(new BigDecimal("7.00"))),
					happened(B, new ProductStatusChanged("on sale")),
					happened(B, new ProductSalePriceChanged(new BigDecimal("8.00"))), placed(C, 4, false),
					happened(A, new ProductRepriced(new BigDecimal("12.00"))), placed(D, 2, false), placed(E, 1, false),
					happened(E, new ProductRepriced(new BigDecimal("13.00"))))
			.massEdit(NOTHING, List.of("name"))
			.messages();
	}

	private static List<String> differences(ReadModelStore store) {
		return store
			.page(MassEditCollections.DIFFS,
					new Page(List.of(new Condition.Is("mass_edit", EDIT.toString())), "sequence", false, null, 0, 100,
							List.of("product_id", "property", "before", "after")))
			.stream()
			.map(MassEditsTests::text)
			.toList();
	}

	private static String text(Document difference) {
		return difference.text(0) + " " + difference.text(1) + ": "
				+ new String(difference.bytes(2), StandardCharsets.UTF_8) + " > "
				+ new String(difference.bytes(3), StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@EnumSource
	void theyTellWhichProductsChangedAndHow(StoreKind kind) {
		List<DomainEventMessage<?>> log = log();
		for (int size = 1; size <= log.size(); size++) {
			Path directory = this.directory.resolve("size-" + size);
			assertThat(directory.toFile().mkdir()).isTrue();
			try (StoreKind.Opened opened = kind.open(directory)) {
				ReadModelStore store = opened.store();
				store.prepare(ProductProjection.NAME, ProductCollections.all());
				ProductProjection projection = new ProductProjection(store, PayloadJson.mapper(), new Arrivals(),
						Deliveries.UNREAD);
				for (int from = 0; from < log.size(); from += size) {
					// each batch with what the one before had, as after a failure
					Deliveries.deliver(projection,
							log.subList(Math.max(0, from - size), Math.min(log.size(), from + size)));
				}
				assertThat(differences(store)).as("in batches of %s", size)
					.containsExactly(B + " sale_price: null > 8.00", B + " status: \"available\" > \"on sale\"",
							A + " price: 10.00 > 12.00", E + " price: 10.00 > 13.00");
				MassEditReads reads = new MassEditReads(store);
				assertThat(reads.changed(EDIT).orElseThrow().ids()).as("without D, which stands where it stood")
					.containsExactly(B.toString(), C.toString(), A.toString(), E.toString());
				assertThat(reads.changed(EDIT).orElseThrow().told()).isEqualTo(5);
				assertThat(reads.changed(NOTHING).orElseThrow().ids()).isEmpty();
				assertThat(new ProductReads(store).isCounted(CommitLog.MERCHANT.toString(),
						reads.changed(NOTHING).orElseThrow().position()))
					.isTrue();
			}
		}
	}

}
