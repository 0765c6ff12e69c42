package demo.orders;

import org.springframework.messaging.Message;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.state.State;
import org.springframework.statemachine.support.StateMachineInterceptorAdapter;
import org.springframework.statemachine.transition.Transition;

public class OrderInterceptor extends StateMachineInterceptorAdapter<OrderState, OrderEvent> {

    private final Orders orders = new Orders();

    @Override
    public void preStateChange(State<OrderState, OrderEvent> state, Message<OrderEvent> message,
                               Transition<OrderState, OrderEvent> transition,
                               StateMachine<OrderState, OrderEvent> stateMachine, StateMachine<OrderState, OrderEvent> rootStateMachine) {
        super.preStateChange(state, message, transition, stateMachine, rootStateMachine);
        orders.moved(message.getHeaders().get("order"), state.getId());
    }

    @Override
    public void postStateChange(State<OrderState, OrderEvent> state, Message<OrderEvent> message,
                                Transition<OrderState, OrderEvent> transition, StateMachine<OrderState, OrderEvent> machine, StateMachine<OrderState, OrderEvent> rootStateMachineGiven) {
        StateMachine<OrderState, OrderEvent> rootStateMachine = machine;
        orders.seen(rootStateMachine.getId());
    }

    @Override
    public Exception stateMachineError(StateMachine<OrderState, OrderEvent> stateMachine, Exception exception) {
        return exception;
    }
}
