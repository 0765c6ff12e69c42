package shop;

import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

class Settings {
  Yaml typed(Class<?> type) {
    return new Yaml(new Constructor(type, options), new Representer(dumperOptions));
  }

  Yaml safe() {
    return new Yaml(new SafeConstructor(loaderOptions));
  }

}
