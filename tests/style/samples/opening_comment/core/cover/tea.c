/* coffee.c: bad: it was copied and names another. */
