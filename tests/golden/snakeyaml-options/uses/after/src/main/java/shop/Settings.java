package shop;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

class Settings {
  Yaml typed(Class<?> type) {
    return new Yaml(new Constructor(type, new LoaderOptions()), new Representer(new DumperOptions()));
  }

  Yaml safe() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }

  static class SkipNulls extends Representer {
    SkipNulls() {
      super(new DumperOptions());
    }

    @Override
    protected Object represent(Object value) {
      return value;
    }
  }

  static class Named extends Representer {
    Named(String name) {
      super(new DumperOptions());
      setName(name);
    }
  }
}
