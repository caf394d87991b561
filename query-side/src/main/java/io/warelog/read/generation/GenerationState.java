package io.warelog.read.generation;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Which generations a projection has. A number is never given twice: what a node that was
 * slow to notice wrote into one that has been dropped must not be found in another.
 *
 * @param live the one that is read
 * @param building the one that is built beside it, or null
 * @param startedAt when that was begun, in microseconds since 1970; 0 when there is none
 * @param retired those that are not used any more, and not dropped yet
 * @param last the highest number that was ever given
 */
public record GenerationState(int live, @Nullable Integer building, long startedAt, List<Integer> retired, int last) {

	/** Of a projection that has never been rebuilt. */
	static final GenerationState FIRST = new GenerationState(Generations.FIRST, null, 0, List.of(), Generations.FIRST);

	public GenerationState {
		retired = List.copyOf(retired);
	}

	/**
	 * A new generation is begun.
	 * @param time in microseconds since 1970
	 * @return the state with it
	 */
	public GenerationState begun(long time) {
		return new GenerationState(this.live, this.last + 1, time, this.retired, this.last + 1);
	}

	/**
	 * What was built is given up.
	 * @return the state without it
	 */
	public GenerationState cancelled() {
		return (this.building != null) ? new GenerationState(this.live, null, 0, and(this.building), this.last) : this;
	}

	/**
	 * What was built is what is read.
	 * @return the state behind the switch
	 */
	public GenerationState switched() {
		return (this.building != null) ? new GenerationState(this.building, null, 0, and(this.live), this.last) : this;
	}

	/**
	 * A generation is there no more.
	 * @param number of a retired one
	 * @return the state without it
	 */
	public GenerationState dropped(int number) {
		return new GenerationState(this.live, this.building, this.startedAt,
				this.retired.stream().filter((retired) -> retired != number).toList(), this.last);
	}

	private List<Integer> and(int number) {
		List<Integer> retired = new ArrayList<>(this.retired);
		retired.add(number);
		return retired;
	}

}
