package a;

import javafx.fxml.FXMLLoader;

class A {
}
