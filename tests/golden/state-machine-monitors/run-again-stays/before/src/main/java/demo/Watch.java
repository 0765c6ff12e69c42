package demo;

import org.springframework.statemachine.StateMachine;
import org.springframework.statemachine.action.Action;
import org.springframework.statemachine.monitor.AbstractStateMachineMonitor;

class Watch extends AbstractStateMachineMonitor<String, Integer> {

    @Override
    public void action(StateMachine<String, Integer> machine, Action<String, Integer> action, long duration) {
        action.execute(null);
    }

    static class Own {
        public void action(StateMachine<String, Integer> machine, Action<String, Integer> action, long duration) {
        }
    }
}
