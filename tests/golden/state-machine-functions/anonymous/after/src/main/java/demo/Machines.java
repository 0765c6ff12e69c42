package demo;

import java.util.function.Consumer;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.access.StateMachineAccess;
import org.springframework.statemachine.support.DefaultStateMachineContext;

class Machines {

    void reset(StateMachine<OrderState, OrderEvent> machine, OrderState state) {
        machine.stop();
        machine.getStateMachineAccessor().doWithAllRegions(new Consumer<StateMachineAccess<OrderState, OrderEvent>>() {

            @Override
            public void accept(StateMachineAccess<OrderState, OrderEvent> access) {
                access.resetStateMachine(new DefaultStateMachineContext<>(state, null, null, null));
            }
        });
        machine.start();
    }

    void each(StateMachine<OrderState, OrderEvent> machine,
              Consumer<StateMachineAccess<OrderState, OrderEvent>> function) {
        machine.getStateMachineAccessor().doWithAllRegions(access -> function.accept(access));
    }
}
