package demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.action.ActionListener;
import org.springframework.statemachine.monitor.AbstractStateMachineMonitor;
import org.springframework.statemachine.transition.Transition;

class Watch extends AbstractStateMachineMonitor<String, Integer> {

    private static final Logger log = LoggerFactory.getLogger(Watch.class);

    private final ActionListener<String, Integer> listener = new ActionListener<String, Integer>() {
        @Override
        public void onExecute(StateMachine<String, Integer> machine, Action<String, Integer> action, long duration) {
            System.out.println("ran " + action);
        }
    };

    @Override
    public void transition(StateMachine<String, Integer> machine, Transition<String, Integer> transition, long duration) {
    }

    @Override
    public void action(StateMachine<String, Integer> machine, Action<String, Integer> action, long duration) {
        super.action(machine, action, duration);
        log.info("{} took {}", action, duration);
    }
}
