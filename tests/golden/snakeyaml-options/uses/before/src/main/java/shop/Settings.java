package shop;

import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

class Settings {
  Yaml typed(Class<?> type) {
    return new Yaml(new Constructor(type), new Representer());
  }

  Yaml safe() {
    return new Yaml(new SafeConstructor());
  }

  static class SkipNulls extends Representer {
    @Override
    protected Object represent(Object value) {
      return value;
    }
  }

  static class Named extends Representer {
    Named(String name) {
      setName(name);
    }
  }
}
