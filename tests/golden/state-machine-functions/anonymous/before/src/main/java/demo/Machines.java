package demo;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.access.StateMachineAccess;
import org.springframework.statemachine.access.StateMachineFunction;
import org.springframework.statemachine.support.DefaultStateMachineContext;

class Machines {

    void reset(StateMachine<OrderState, OrderEvent> machine, OrderState state) {
        machine.stop();
        machine.getStateMachineAccessor().doWithAllRegions(new StateMachineFunction<StateMachineAccess<OrderState, OrderEvent>>() {

            @Override
            public void apply(StateMachineAccess<OrderState, OrderEvent> access) {
                access.resetStateMachine(new DefaultStateMachineContext<>(state, null, null, null));
            }
        });
        machine.start();
    }

    void each(StateMachine<OrderState, OrderEvent> machine,
              StateMachineFunction<StateMachineAccess<OrderState, OrderEvent>> function) {
        machine.getStateMachineAccessor().doWithAllRegions(access -> function.apply(access));
    }
}
