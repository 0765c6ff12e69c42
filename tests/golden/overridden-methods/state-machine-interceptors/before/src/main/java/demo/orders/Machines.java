package demo.orders;

import org.springframework.messaging.Message;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;

class Machines {

    private final Orders orders = new Orders();

    void watch(StateMachine<String, String> machine) {
        machine.getStateMachineAccessor().doWithAllRegions(access -> access.addStateMachineInterceptor(
            new StateMachineInterceptorAdapter<String, String>() {
                @Override
                public void preStateChange(State<String, String> state, Message<String> message,
                        Transition<String, String> transition, StateMachine<String, String> stateMachine) {
                    orders.seen(state.getId());
                }
            }));
    }

    static class Old {
        public void preStateChange(State<String, String> state, Message<String> message,
                Transition<String, String> transition, StateMachine<String, String> stateMachine) {
        }
    }
}
