package io.warelog.app.axonserver;

import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.control.ClientIdentification;
import io.axoniq.axonserver.grpc.control.Heartbeat;
import io.axoniq.axonserver.grpc.control.NodeInfo;
import io.axoniq.axonserver.grpc.control.PlatformInboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformInfo;
import io.axoniq.axonserver.grpc.control.PlatformOutboundInstruction;
import io.axoniq.axonserver.grpc.control.PlatformServiceGrpc.PlatformServiceImplBase;
import io.grpc.stub.StreamObserver;

/** Lets clients in, and answers their heartbeats. */
final class PlatformService extends PlatformServiceImplBase {

	@Override
	public void getPlatformServer(ClientIdentification client, StreamObserver<PlatformInfo> answer) {
		answer.onNext(PlatformInfo.newBuilder()
			.setPrimary(NodeInfo.newBuilder().setNodeName("double"))
			.setSameConnection(true)
			.build());
		answer.onCompleted();
	}

	@Override
	public StreamObserver<PlatformInboundInstruction> openStream(StreamObserver<PlatformOutboundInstruction> out) {
		return new StreamObserver<>() {

			@Override
			public synchronized void onNext(PlatformInboundInstruction instruction) {
				if (!instruction.getInstructionId().isEmpty()) {
					out.onNext(PlatformOutboundInstruction.newBuilder()
						.setAck(InstructionAck.newBuilder()
							.setInstructionId(instruction.getInstructionId())
							.setSuccess(true))
						.build());
				}
				if (instruction.hasHeartbeat()) {
					out.onNext(PlatformOutboundInstruction.newBuilder()
						.setHeartbeat(Heartbeat.getDefaultInstance())
						.build());
				}
			}

			@Override
			public void onError(Throwable gone) {
				// there is nothing to remember of a client
			}

			@Override
			public void onCompleted() {
				out.onCompleted();
			}

		};
	}

}
