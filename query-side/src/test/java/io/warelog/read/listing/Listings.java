package io.warelog.read.listing;

import java.util.List;
import java.util.UUID;

import io.warelog.read.store.Batch;
import io.warelog.read.store.Batch.Upsert;
import io.warelog.read.store.ReadModelStore;

/** Writes and reads listings as a projection and a page would. */
final class Listings {

	static final UUID MERCHANT = new UUID(1, 7);

	private Listings() {
	}

	static void prepare(ReadModelStore store) {
		store.prepare("listings", ListingCollections.all());
	}

	/** What a run of steps, the last of them left out, makes of the stored listing. */
	static List<Upsert> upserts(ReadModelStore store, List<Step> steps, int from, int to) {
		ListingBatch batch = ListingBatch.load(store, MERCHANT, GeneratedSteps.COUNTS);
		for (int position = from; position < to; position++) {
			if (position > batch.position()) {
				batch.at(position, position);
				steps.get(position).applyTo(batch);
			}
		}
		return batch.upserts(to - 1);
	}

	static List<Upsert> deliver(ReadModelStore store, List<Step> steps, int from, int to) {
		List<Upsert> upserts = upserts(store, steps, from, to);
		store.write(new Batch(upserts, null));
		return upserts;
	}

	static ListingModel model(List<Step> steps, int to) {
		ListingModel model = new ListingModel();
		steps.subList(0, to).forEach((step) -> step.applyTo(model));
		return model;
	}

	static List<Place> all(ReadModelStore store) {
		return new ListingReads(store).page(MERCHANT, ListingFilter.all(), false, null, 0, Integer.MAX_VALUE);
	}

}
