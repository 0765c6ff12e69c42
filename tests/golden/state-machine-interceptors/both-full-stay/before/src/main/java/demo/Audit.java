package demo;

import org.springframework.messaging.Message;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;

class Audit extends StateMachineInterceptorAdapter<String, String> {

    @Override
    public void preStateChange(State<String, String> state, Message<String> message,
            Transition<String, String> transition, StateMachine<String, String> stateMachine) {
        System.out.println(state.getId());
    }

    @Override
    public void preStateChange(State<String, String> state, Message<String> message,
            Transition<String, String> transition, StateMachine<String, String> stateMachine,
            StateMachine<String, String> rootStateMachine) {
        System.out.println(rootStateMachine.getId());
    }

    @Override
    public void postStateChange(State<String, String> state, Message<String> message,
            Transition<String, String> transition, StateMachine<String, String> stateMachine) {
    }
}
