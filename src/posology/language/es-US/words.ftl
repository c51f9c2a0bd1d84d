### Spanish of the United States: what differs from Spanish as it is in es. Numbers are written as in English.

decimal-mark = .
group-mark = ,
