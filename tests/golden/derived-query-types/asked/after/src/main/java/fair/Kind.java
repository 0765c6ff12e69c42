package fair;

public enum Kind {
    FOOD,
    GAMES
}
