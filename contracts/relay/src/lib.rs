use near_sdk::{
    AccountId, Gas, PanicOnDefault, Promise, PromiseError, PromiseOrValue, env, ext_contract, log,
    near, require, serde_json, store::LookupMap,
};

/// A desk gives everybody one seat, room or ticket, by its number. Counters are desks, and a relay is one too.
#[ext_contract(desk)]
pub trait Desk {
    fn count(&mut self, name: AccountId) -> u32;
}

const DESK: Gas = Gas::from_tgas(10); // enough for a desk that asks another one
const CALLBACK: Gas = Gas::from_tgas(5);

#[near(serializers = [json])]
pub struct Journey {
    seat: Option<u32>,
    room: Option<u32>,
    ticket: Option<u32>,
}

/// Passes on what travellers want to train, hotel and museum, and to the travellers what these say.
#[near(contract_state)]
#[derive(PanicOnDefault)]
pub struct Relay {
    train_id: AccountId,
    hotel_id: AccountId,
    museum_id: AccountId,
    /// The rooms that it was told of.
    rooms: LookupMap<AccountId, u32>,
}

#[near]
impl Relay {
    #[init]
    pub fn init(train_id: AccountId, hotel_id: AccountId, museum_id: AccountId) -> Self {
        Self {
            train_id,
            hotel_id,
            museum_id,
            rooms: LookupMap::new(b"r"),
        }
    }

    pub fn get_room(&self, name: AccountId) -> Option<u32> {
        self.rooms.get(&name).copied()
    }

    /// Train, then hotel, then museum, whatever they say.
    pub fn book_in_sequence(&mut self, name: AccountId) -> Promise {
        ask(&self.train_id, &name)
            .then(ask(&self.hotel_id, &name))
            .then(ask(&self.museum_id, &name))
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(CALLBACK)
                    .book_in_sequence_callback(),
            )
    }

    /// Hears the museum, and nobody else.
    #[private]
    pub fn book_in_sequence_callback(
        &self,
        #[callback_result] ticket: Result<u32, PromiseError>,
    ) -> Option<u32> {
        log!("results: {}", env::promise_results_count());
        ticket.ok()
    }

    /// Train, then hotel, then museum, as long as none refuses.
    pub fn book_step_by_step(&mut self, name: AccountId) -> PromiseOrValue<Vec<u32>> {
        self.next_step(name, Vec::new())
    }

    /// What is known so far comes along as an argument.
    #[private]
    pub fn step_callback(
        &mut self,
        name: AccountId,
        booked: Vec<u32>,
        #[callback_result] number: Result<u32, PromiseError>,
    ) -> PromiseOrValue<Vec<u32>> {
        match number {
            Ok(number) => self.next_step(name, [booked, vec![number]].concat()),
            Err(_) => PromiseOrValue::Value(booked),
        }
    }

    fn next_step(&self, name: AccountId, booked: Vec<u32>) -> PromiseOrValue<Vec<u32>> {
        let (desk_id, gas) = match booked.len() {
            0 => (&self.train_id, Gas::from_tgas(45)), // it pays for the two steps that may follow
            1 => (&self.hotel_id, Gas::from_tgas(25)),
            2 => (&self.museum_id, CALLBACK),
            _ => return PromiseOrValue::Value(booked),
        };
        ask(desk_id, &name)
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(gas)
                    .step_callback(name, booked),
            )
            .into()
    }

    /// All three at the same time, and one callback for all.
    pub fn book_in_parallel(&mut self, name: AccountId) -> Promise {
        ask(&self.hotel_id, &name)
            .and(ask(&self.train_id, &name))
            .and(ask(&self.museum_id, &name))
            .then(
                Self::ext(env::current_account_id())
                    .with_static_gas(CALLBACK)
                    .book_in_parallel_callback(),
            )
    }

    /// The results stand in the order in which the promises were joined.
    #[private]
    pub fn book_in_parallel_callback(
        &self,
        #[callback_result] room: Result<u32, PromiseError>,
        #[callback_result] seat: Result<u32, PromiseError>,
        #[callback_result] ticket: Result<u32, PromiseError>,
    ) -> Journey {
        log!("results: {}", env::promise_results_count());
        Journey {
            seat: seat.ok(),
            room: room.ok(),
            ticket: ticket.ok(),
        }
    }

    /// A desk itself: it asks the hotel, and what the hotel says is its result.
    pub fn count(&mut self, name: AccountId) -> Promise {
        desk::ext(self.hotel_id.clone())
            .with_static_gas(CALLBACK)
            .count(name)
    }

    /// Asks the hotel, and has no result of its own.
    pub fn count_quietly(&mut self, name: AccountId) {
        desk::ext(self.hotel_id.clone())
            .with_static_gas(CALLBACK)
            .count(name)
            .detach();
    }

    /// Asks the hotel, and has it answer in a callback on the contract that called.
    pub fn count_and_tell(&mut self, name: AccountId) {
        desk::ext(self.hotel_id.clone())
            .with_static_gas(CALLBACK)
            .count(name.clone())
            .then(
                Self::ext(env::predecessor_account_id())
                    .with_static_gas(CALLBACK)
                    .hear_of_room(name),
            )
            .detach();
    }

    /// Books a room by way of another relay, which returns its promise.
    pub fn book_room(&mut self, name: AccountId) -> Promise {
        let callback = Self::ext(env::current_account_id()).with_static_gas(CALLBACK);
        ask(&self.hotel_id, &name).then(callback.book_room_callback(name))
    }

    /// The same, by way of one that returns nothing.
    pub fn book_room_quietly(&mut self, name: AccountId) -> Promise {
        let callback = Self::ext(env::current_account_id()).with_static_gas(CALLBACK);
        Self::ext(self.hotel_id.clone())
            .with_static_gas(DESK)
            .count_quietly(name.clone())
            .then(callback.book_room_callback(name))
    }

    /// Hears what the promise before it came to: a number, nothing at all, or a failure.
    #[private]
    pub fn book_room_callback(&mut self, name: AccountId) -> Option<u32> {
        let room = answer();
        match room {
            Some(room) => self.keep(name, room),
            None => log!("no room for {name}, as far as is known"),
        }
        room
    }

    /// The same, by way of one that has the answer sent here.
    pub fn book_room_and_listen(&mut self, name: AccountId) -> Promise {
        Self::ext(self.hotel_id.clone())
            .with_static_gas(DESK)
            .count_and_tell(name)
    }

    /// A callback in somebody else's promise. Whose it may be is checked here: it is not private.
    pub fn hear_of_room(&mut self, name: AccountId) {
        let teller = env::predecessor_account_id();
        require!(teller == self.hotel_id, format!("{teller} lets no rooms"));
        match answer() {
            Some(room) => self.keep(name, room),
            None => log!("no room for {name}"),
        }
    }

    fn keep(&mut self, name: AccountId, room: u32) {
        log!("room {room} for {name}");
        self.rooms.insert(name, room);
    }
}

fn ask(desk_id: &AccountId, name: &AccountId) -> Promise {
    desk::ext(desk_id.clone())
        .with_static_gas(DESK)
        .count(name.clone())
}

/// The number that the promise before this callback returned, if it did not fail and there is one.
fn answer() -> Option<u32> {
    let bytes = env::promise_result_checked(0, 10).ok()?;
    serde_json::from_slice(&bytes).ok()
}
